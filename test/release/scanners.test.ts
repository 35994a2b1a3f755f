import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, testWith } from '../fixtures/needs';
import { SCANNERS, type ScannerFinding } from './scanner-findings';

const ROOT = join(__dirname, '../..');
const LINKS = readdirSync(join(ROOT, 'examples'))
  .map((name) => join(ROOT, 'examples', name, 'expected'))
  .filter((folder) => existsSync(folder));
const MINUTES = 60_000;

const CHECKOV = command('checkov', 'pipx install checkov==3.3.30');
const TFLINT = command('tflint', 'the stage `release` builds it');
const GITLEAKS = command('gitleaks', 'the stage `release` builds it');

/** What a scanner printed: the rule, and the name of what it is about. */
interface Found {
  readonly rule: string;
  readonly at: string;
}

describe('the findings of a scanner in the files of the examples are those of the page:', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-scanners-'));
    for (const [index, expected] of LINKS.entries()) copyForScanners(expected, folder, String(index));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  testWith([CHECKOV], 'checkov', () => compare('checkov', checkov(join(folder, 'checkov'))), 10 * MINUTES);
  testWith(
    [TFLINT],
    'tflint',
    () =>
      compare(
        'tflint',
        LINKS.flatMap((_, index) => tflint(join(folder, 'tflint', String(index)))),
      ),
    5 * MINUTES,
  );
  testWith(
    [GITLEAKS],
    'gitleaks, also in the history',
    () => compare('gitleaks', [...gitleaks('git', ROOT), ...gitleaks('dir', folder)]),
    5 * MINUTES,
  );
});

/** Copies templates of CloudFormation, and Terraform JSON: for checkov without the setting that stops it from reading. */
function copyForScanners(expected: string, to: string, name: string): void {
  cpSync(join(expected, 'cdk.out'), join(to, 'checkov', name, 'cloudformation'), { recursive: true });
  const [stack = ''] = readdirSync(join(expected, 'cdktf.out/stacks'));
  const text = readFileSync(join(expected, 'cdktf.out/stacks', stack, 'cdk.tf.json'), 'utf8');
  const { terraform, ...rest } = JSON.parse(text) as { readonly terraform: Readonly<Record<string, unknown>> };
  const { required_version: required, ...readable } = terraform;
  expect(required).toMatch(/^>= /);
  const write = (folder: string, settings: object): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ ...rest, terraform: settings }, undefined, 2));
  };
  write(join(to, 'tflint', name), terraform);
  write(join(to, 'checkov', name, 'terraform'), readable);
}

function checkov(folder: string): readonly Found[] {
  const { stdout, stderr } = spawnSync(
    'checkov',
    [
      '--framework',
      'cloudformation',
      'terraform_json',
      '--directory',
      folder,
      '--skip-download',
      '--compact',
      '--quiet',
      '--output',
      'json',
    ],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  const reports = JSON.parse(stdout) as readonly {
    readonly check_type: string;
    readonly summary: { readonly passed: number; readonly parsing_errors: number };
    readonly results: { readonly failed_checks: readonly { readonly check_id: string; readonly resource: string }[] };
  }[];
  // A scanner that has read nothing has no findings either.
  for (const { check_type: type, summary } of reports)
    expect({ type, passed: summary.passed > 10, stderr }).toMatchObject({ passed: true });
  expect(reports.map(({ check_type: type }) => type).sort()).toEqual(['cloudformation', 'terraform_json']);
  return reports.flatMap(({ results }) =>
    results.failed_checks.map(({ check_id: rule, resource: at }) => ({ rule, at })),
  );
}

function tflint(folder: string): readonly Found[] {
  const config =
    'plugin "azurerm" {\n  enabled = true\n}\nplugin "terraform" {\n  enabled = true\n  preset = "all"\n}\n';
  writeFileSync(join(folder, '.tflint.hcl'), config);
  const { stdout } = spawnSync('tflint', ['--format', 'json'], { cwd: folder, encoding: 'utf8' });
  const { issues, errors } = JSON.parse(stdout) as {
    readonly issues: readonly { readonly rule: { readonly name: string }; readonly message: string }[];
    readonly errors: readonly unknown[];
  };
  expect(errors).toEqual([]);
  return issues.map(({ rule: { name }, message }) => ({ rule: name, at: message }));
}

function gitleaks(what: 'git' | 'dir', path: string): readonly Found[] {
  const report = execFileSync(
    'gitleaks',
    [what, '--no-banner', '--redact', '--exit-code', '0', '--report-format', 'json', '--report-path', '-', path],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  return (JSON.parse(report) as readonly { readonly RuleID: string; readonly File: string }[]).map(
    ({ RuleID: rule, File: at }) => ({ rule, at }),
  );
}

/** Expects that each finding has a row on the page, and each row a finding. */
function compare(name: string, found: readonly Found[]): void {
  const rows = SCANNERS.find((scanner) => scanner.name === name)?.findings ?? [];
  const isOf = (row: ScannerFinding, { rule, at }: Found): boolean => row.rule === rule && (row.at ?? /^/).test(at);
  expect({
    notOnThePage: found.filter((each) => !rows.some((row) => isOf(row, each))),
    notFoundAnyMore: rows.filter((row) => !found.some((each) => isOf(row, each))),
  }).toEqual({ notOnThePage: [], notFoundAnyMore: [] });
}
