import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OLDEST_TERRAFORM } from '../../lib/catalog/terraform-version';
import { AZURERM_MIRROR, AZURERM_PROVIDER, MOTO } from '../driver/real/needs';
import { file, testWith } from '../fixtures/needs';

const ROOT = join(__dirname, '../..');
const MINUTES = 60_000;

/** Programs at the ends of what is supported, beside the Terraform and the OpenTofu that the other stages run. */
const FOLDER = process.env['VPC2VNET_TERRAFORM_RANGE'] ?? '';
const ENDS = ['terraform-1.3.10', 'tofu-1.6.3', 'tofu-1.12.6'];
const [OLDEST = ''] = ENDS;
const STACK = join(ROOT, 'examples/minimal/expected/cdktf.out/stacks/minimal-azure/cdk.tf.json');

const program = (name: string): string => join(FOLDER, name);
const needs = (name: string) => [
  file(program(name), 'the stage `release` builds it; name its folder in VPC2VNET_TERRAFORM_RANGE'),
  AZURERM_PROVIDER,
];

test('the oldest Terraform of the tests is of the oldest minor version that is admitted', () => {
  const [major, minor] = OLDEST_TERRAFORM.local.split('.');
  expect(OLDEST).toMatch(`terraform-${major}.${minor}.`);
});

describe.each(ENDS)('%s', (name) => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-range-'));
    copyFileSync(STACK, join(folder, 'cdk.tf.json'));
    writeFileSync(
      join(folder, 'terraformrc'),
      `provider_installation {\n  filesystem_mirror {\n    path = "${AZURERM_MIRROR}"\n  }\n}\n`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (...args: readonly string[]) =>
    spawnSync(program(name), [...args, '-no-color'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: join(folder, 'terraformrc') },
    });

  testWith(
    needs(name),
    'accepts the stack',
    () => {
      expect(run('init', '-input=false')).toMatchObject({ status: 0 });
      expect(run('validate')).toMatchObject({ status: 0 });
    },
    5 * MINUTES,
  );

  // OpenTofu 1.12 reads the setting only in files of its own, so that the preflight alone compares its version.
  const status = name.startsWith('tofu-1.12.') ? 0 : 1;
  testWith(
    needs(name),
    status === 1 ? 'rejects a stack that needs a newer version' : 'ignores required_version',
    () => {
      const path = join(folder, 'cdk.tf.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace('>= 1.3.0', '>= 1.99.0'));
      const result = run('init', '-input=false');
      expect(result.status).toBe(status);
      expect(result.stderr.includes('1.99.0')).toBe(status === 1);
    },
  );

  testWith(
    [...needs(name), MOTO],
    'deploys and removes a link through the driver',
    () => {
      const { status, stderr } = spawnSync('npx', ['jest', 'test/driver/real/azurerm.test.ts'], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, TERRAFORM_BINARY_NAME: program(name) },
      });
      expect({ status, output: status === 0 ? '' : stderr }).toEqual({ status: 0, output: '' });
    },
    20 * MINUTES,
  );
});
