import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { INSTANCE_FAMILIES, sizesOf } from '../../../lib/catalog/instance-families';
import { buildAwsApp } from '../../../stacks/aws/aws-app';
import { SCRIPTS } from '../../fixtures/aws-stacks';
import { EXAMPLES, previewOfExample } from '../../fixtures/examples';
import { command, testWith } from '../../fixtures/needs';

/** Prints the instance types of each region, as cfn-lint has them. */
const TYPES = `
import importlib.resources, sys
folder = importlib.resources.files('cfnlint.data.schemas.extensions.aws_ec2_instance')
sys.stdout.write(folder.joinpath('instancetype_enum.json').read_text())
`;

/** The Python of a tool's environment, beside the tool. */
function pythonOf(tool: string): string {
  const path = execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim();
  const beside = join(dirname(realpathSync(path)), 'python3');
  return existsSync(beside) ? beside : 'python3';
}

/** Macs, and families that need paravirtual images. */
const WITHOUT_UBUNTU = /^(mac.*|t1|m1|m2|c1|cc2|cr1|g2|hs1|i2)\./;

describe('the table of instance types', () => {
  testWith(
    [command('cfn-lint', 'pipx install cfn-lint')],
    'has each type that cfn-lint lists for a region, and no other',
    () => {
      const { stdout } = spawnSync(pythonOf('cfn-lint'), ['-c', TYPES], { encoding: 'utf8' });
      const regions = JSON.parse(stdout) as Readonly<Record<string, { readonly enum?: readonly string[] }>>;
      const listed = Object.values(regions).flatMap(({ enum: types = [] }) =>
        types.filter((type) => type.includes('.')),
      );
      const expected = new Set(listed.filter((type) => !WITHOUT_UBUNTU.test(type)));
      const types = INSTANCE_FAMILIES.flatMap((family) => (sizesOf(family) ?? []).map((size) => `${family}.${size}`));

      expect(types.sort()).toEqual([...expected].sort());
    },
    60_000,
  );
});

/** W3010 wants no zone by name; there is one only where the config names it. */
const IGNORED = 'W3010';

describe.each(EXAMPLES)('the templates of the example %s', (name) => {
  testWith(
    [command('cfn-lint', 'pipx install cfn-lint')],
    'leave cfn-lint nothing to say',
    () => {
      const outdir = mkdtempSync(join(tmpdir(), 'cfn-lint-'));
      try {
        const { stacks } = buildAwsApp({
          link: previewOfExample(name),
          scripts: SCRIPTS,
          outdir,
          validate: false,
        }).synth();
        const files = stacks.map(({ templateFullPath }) => templateFullPath);
        const { stdout, stderr, status } = spawnSync('cfn-lint', ['--ignore-checks', IGNORED, '--', ...files], {
          encoding: 'utf8',
        });
        expect({ status, findings: `${stdout}${stderr}` }).toEqual({ status: 0, findings: '' });
      } finally {
        rmSync(outdir, { recursive: true, force: true });
      }
    },
    60_000,
  );
});
