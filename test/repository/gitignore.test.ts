import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkFiles } from '../../lib/workspace/link-files';
import { command, testWith } from '../fixtures/needs';

const GIT = [command('git', 'apt-get install git')];

describe('git in a checkout', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-ignored-'));
    spawnSync('git', ['init', '--quiet'], { cwd: folder });
    cpSync(join(__dirname, '../../.gitignore'), join(folder, '.gitignore'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const ignores = (path: string): boolean =>
    spawnSync('git', ['check-ignore', '--quiet', path], { cwd: folder }).status === 0;

  for (const config of ['vpc2vnet.yaml', 'b.yaml', 'links/b.yaml', 'links/vpc2vnet.yaml']) {
    const { handoff } = linkFiles({ config });
    testWith(GIT, `takes ${handoff}, without which a colleague does not see the router`, () => {
      expect(ignores(handoff)).toBe(false);
    });
  }

  for (const path of [
    linkFiles().awsOutputs,
    linkFiles().azureOutputs,
    'azure-outputs.json',
    'cdk-outputs.b.json',
    '.vpc2vnet/outputs/demo-network.json',
    'terraform.demo-azure.tfstate',
    'links/terraform.demo-azure.tfstate.backup',
    'preview/terraform.demo-azure.tfstate.preview',
    'review/index.html',
    'cdktf.out/stacks/demo-azure/plan',
    'cdktf.out/stacks/demo-azure/errored.tfstate',
  ]) {
    testWith(GIT, `ignores ${path}`, () => {
      expect(ignores(path)).toBe(true);
    });
  }
});
