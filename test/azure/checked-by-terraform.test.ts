import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { declareVariables } from '../../lib/azure/variables';
import { linkOf } from '../fixtures/link-of';
import { testWith } from '../fixtures/needs';
import { TERRAFORM, terraformCommand } from '../fixtures/terraform';
import { ed25519 } from '../fixtures/ssh-keys';
import { terraformWith } from '../fixtures/test-terraform';

const RIGHT = { sharedKey: 'aB'.repeat(32), adminSshPublicKey: ed25519(), vpcGatewayIpAddress: '198.51.100.7' };

/** The variables of a new link, without the provider. */
const { variable } = terraformWith((stack) => {
  declareVariables(new Construct(stack, 'Variables'), linkOf());
});

/** What a provider does to an empty value: its message must not come on top. */
const resource = {
  terraform_data: Object.fromEntries(
    Object.keys(RIGHT).map((name) => [
      name,
      { lifecycle: { precondition: { condition: `\${var.${name} != ""}`, error_message: 'refused by a resource' } } },
    ]),
  ),
};

const TERRAFORM_COMMAND = terraformCommand() ?? 'terraform';

describe('a value that is given to Terraform', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-variables-'));
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ variable, resource }));
    spawnSync(TERRAFORM_COMMAND, ['init', '-input=false'], { cwd: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const plan = (values: object) => {
    const variables = Object.entries(values).map(([name, value]) => [`TF_VAR_${name}`, String(value)]);
    return spawnSync(TERRAFORM_COMMAND, ['plan', '-input=false', '-no-color'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1', ...Object.fromEntries(variables) },
    });
  };
  testWith([TERRAFORM], 'is taken when it is right', () => {
    expect(plan(RIGHT)).toMatchObject({ status: 0 });
  });

  for (const name of Object.keys(RIGHT)) {
    testWith([TERRAFORM], `is rejected once, by its rule, when it is empty: ${name}`, () => {
      const { stderr } = plan({ ...RIGHT, [name]: '' });

      expect(stderr.match(/Error: .*/g)).toEqual(['Error: Invalid value for variable']);
      expect(stderr.replace(/\s*│\s*/g, ' ')).toContain('must be');
    });
  }
});
