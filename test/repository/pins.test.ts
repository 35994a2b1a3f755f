import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A version that several files name, and each place, whose first group is the version. */
interface Pin {
  readonly what: string;
  readonly places: readonly (readonly [file: string, place: RegExp])[];
}

const ACTION = (name: string): RegExp => new RegExp(`uses: actions/${name}@([0-9a-f]{40} # v\\S+)`, 'g');
const WORKFLOWS = ['.github/workflows/ci.yml', '.github/workflows/release.yml', 'examples/pipeline/link.yml'];

const PINS: readonly Pin[] = [
  {
    what: 'the provider azurerm',
    places: [
      ['node_modules/@cdktf/provider-azurerm/lib/provider/index.js', /providerVersion: '([\d.]+)'/g],
      [
        'examples/minimal/expected/cdktf.out/stacks/minimal-azure/cdk.tf.json',
        /"source": "azurerm",\s+"version": "([\d.]+)"/g,
      ],
      ['test/driver/azurerm-provider.sh', /^pinned=([\d.]+)$/gm],
      ['lib/terraform-to-bicep/mapping/sources.ts', /azurerm(?: |\/blob\/v)(\d+\.\d+\.\d+)/g],
      ['lib/terraform-to-bicep/mapping/schema.ts', /azurerm (\d+\.\d+\.\d+)/g],
      ['lib/terraform-to-bicep/mapping/rule.ts', /azurerm (\d+\.\d+\.\d+)/g],
      ['docs/decisions/010-emitter-compiles-the-terraform-stack.md', /code at (\d+\.\d+\.\d+)/g],
    ],
  },
  {
    what: 'cdktf and its command',
    places: [
      ['package.json', /"cdktf(?:-cli)?": "([\d.]+)"/g],
      ['examples/minimal/expected/cdktf.out/manifest.json', /"version": "(0[\d.]+)"/g],
    ],
  },
  {
    what: 'the Node that is recommended',
    places: [
      ['.devcontainer/Dockerfile', /^FROM node:(\d+)-/gm],
      ['lib/lab/machine/requirements.ts', /node:(\d+)-bookworm/g],
      ['.ci/run', /install-node (\d+) /g],
      ...WORKFLOWS.map((file) => [file, /node-version: (\d+)/g] as const),
    ],
  },
  {
    what: 'actionlint',
    places: [
      ['.ci/stages.json', /actionlint@v([\d.]+) /g],
      ['test/repository/workflows.test.ts', /actionlint@v([\d.]+)'/g],
    ],
  },
  {
    what: 'moto',
    places: [['.ci/stages.json', /"(moto\[\S+==[\d.]+)"/g]],
  },
  {
    what: 'checkov',
    places: [
      ['.ci/stages.json', /checkov==([\d.]+)"/g],
      ['test/release/scanners.test.ts', /checkov==([\d.]+)'/g],
      ['test/release/scanner-findings.ts', /name: 'checkov',\s+version: '([\d.]+)'/g],
    ],
  },
  {
    what: 'gitleaks',
    places: [
      ['.ci/stages.json', /gitleaks\/v8@v([\d.]+) /g],
      ['test/release/scanner-findings.ts', /name: 'gitleaks',\s+version: '([\d.]+)'/g],
    ],
  },
  {
    what: 'tflint',
    places: [
      ['.ci/stages.json', /\/tflint@v([\d.]+) /g],
      ['test/release/scanner-findings.ts', /name: 'tflint',\s+version: '([\d.]+) /g],
    ],
  },
  {
    what: "tflint's rules for azurerm",
    places: [
      ['.ci/stages.json', /tflint-ruleset-azurerm@v([\d.]+) /g],
      ['test/release/scanner-findings.ts', /with azurerm ([\d.]+)'/g],
    ],
  },
  ...['checkout', 'setup-node'].map((name) => ({
    what: `the action ${name}`,
    places: WORKFLOWS.map((file) => [file, ACTION(name)] as const),
  })),
];

describe.each(PINS)('the version of $what', ({ places }) => {
  const found = places.map(([file, place]) => ({
    file,
    versions: [...readFileSync(join(ROOT, file), 'utf8').matchAll(place)].map(([, version = '']) => version),
  }));

  test('is in each file that is listed for it', () => {
    expect(found.filter(({ versions }) => versions.length === 0).map(({ file }) => file)).toEqual([]);
  });

  test('is the same everywhere', () => {
    const versions = new Set(found.flatMap((each) => each.versions));
    expect(versions.size === 1 ? [] : found).toEqual([]);
  });
});

test('the ends of the range of Terraform that are tested are those that are built', () => {
  const ends = (file: string, place: RegExp) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(place)].map(([, name = '']) => name);
  const built = [...ends('.ci/stages.json', /@v([\d.]+ \S+ \\"\$BUILDS\/range\/[\w.-]+)\\"/g)].map((text) =>
    /^([\d.]+) .*\/(.*)$/.exec(text),
  );
  expect(built.map((match) => match?.[2])).toEqual(
    ends('test/release/terraform-range.test.ts', /'((?:terraform|tofu)-\d+\.\d+\.\d+)'/g),
  );
  expect(built.filter((match) => !match?.[2]?.endsWith(`-${match[1] ?? ''}`))).toEqual([]);
});
