import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMAND = join(__dirname, '../../bin/vpc2vnet.js');

describe('next', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-next-'));
    writeFileSync(
      join(folder, 'vpc2vnet.yaml'),
      'name: demo\naws: { region: us-west-2 }\nazure: { location: westus2 }\n',
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const next = (...args: readonly string[]) => {
    const { status, stdout } = spawnSync('node', [COMMAND, 'next', ...args], { cwd: folder, encoding: 'utf8' });
    return { status, lines: stdout.split('\n') };
  };

  test('prints the next command and nothing else', () => {
    expect(next()).toEqual({ status: 0, lines: ['npx cdk deploy demo-network', ''] });
  });

  test('prints the commands of a teardown with --down, and without prompts with --yes', () => {
    const { lines } = next('--down', '--yes');

    expect(lines.slice(1)).toEqual([
      'npm run -s vpc2vnet -- with-keys --placeholders -- npx cdktf destroy --skip-provider-lock --auto-approve',
      'npm run -s vpc2vnet handoff forget azure',
      'npx cdk destroy demo-network --force',
      'npm run -s vpc2vnet handoff forget aws',
      '',
    ]);
  });
});
