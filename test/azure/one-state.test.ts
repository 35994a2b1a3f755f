import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../bin/synthesize.edge';
import { linkOf, SHORTEST } from '../fixtures/link-of';
import { testWith } from '../fixtures/needs';
import { TERRAFORM, terraformCommand } from '../fixtures/terraform';

describe('Terraform on the files of a link', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-one-state-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** What Terraform does in a synthesized folder whose resources are replaced by one that needs no provider. */
  function terraform(stack: string, ...args: readonly string[]): string {
    const path = join(stack, 'cdk.tf.json');
    const { terraform: settings } = JSON.parse(readFileSync(path, 'utf8')) as { terraform: { backend: unknown } };
    writeFileSync(
      path,
      JSON.stringify({ terraform: { backend: settings.backend }, resource: { terraform_data: { network: {} } } }),
    );
    const run = (words: readonly string[]) =>
      execFileSync(terraformCommand() ?? 'terraform', [...words, '-no-color', '-input=false'], {
        cwd: stack,
        encoding: 'utf8',
        env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' },
      });
    run(['init']);
    return run(args);
  }

  testWith(
    [TERRAFORM],
    'sees in another output directory what it has deployed from the first one',
    () => {
      mkdirSync(join(folder, 'project'));
      const config = join(folder, 'project/vpc2vnet.yaml');
      writeFileSync(config, SHORTEST);
      const [first, second] = ['project', 'elsewhere/build'].map((output) => {
        synthesize(linkOf(), join(folder, output), { config });
        return join(folder, output, 'cdktf.out/stacks/link-azure');
      }) as [string, string];

      terraform(first, 'apply', '-auto-approve');
      expect(terraform(second, 'plan')).toContain('No changes');
    },
    120_000,
  );

  testWith(
    [TERRAFORM],
    'does not see in a preview what it has deployed',
    () => {
      const config = join(folder, 'vpc2vnet.yaml');
      writeFileSync(config, SHORTEST);
      synthesize(linkOf(), folder, { config });
      terraform(join(folder, 'cdktf.out/stacks/link-azure'), 'apply', '-auto-approve');
      synthesize(linkOf(SHORTEST, undefined, true), join(folder, 'preview'), { config });

      expect(terraform(join(folder, 'preview/cdktf.out/stacks/link-azure'), 'plan')).toContain('1 to add');
    },
    120_000,
  );
});
