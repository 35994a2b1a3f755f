import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMAND = join(__dirname, '../../bin/vpc2vnet.js');
const DESCRIBED = {
  Stacks: [
    {
      StackName: 'demo-network',
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [
        { OutputKey: 'Region', OutputValue: 'us-west-2' },
        { OutputKey: 'AddressRouter1', OutputValue: '52.10.20.30' },
        { OutputKey: 'VpcPrefixes', OutputValue: '10.0.0.0/16' },
        {
          OutputKey: 'SharedKeySecretArn',
          OutputValue: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:SharedKey-AbCdEf',
        },
      ],
    },
  ],
};

describe('handoff import of standard input', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-import-'));
    writeFileSync(
      join(folder, 'vpc2vnet.yaml'),
      'name: demo\naws: { region: us-west-2 }\nazure: { location: westus2 }\n',
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const importFrom = (input: string) =>
    spawnSync(process.execPath, [COMMAND, 'handoff', 'import', '-'], { cwd: folder, input, encoding: 'utf8' });

  test('takes what a command prints into a pipe', () => {
    expect(importFrom(JSON.stringify(DESCRIBED))).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'handoff.json'), 'utf8')).toContain('52.10.20.30');
  }, 30_000);

  test('is bad input when the command before it failed and printed nothing', () => {
    const { status, stderr } = importFrom('');

    expect(status).toBe(2);
    expect(stderr).toMatch(/^standard input is not complete JSON or YAML/);
    expect(existsSync(join(folder, 'handoff.json'))).toBe(false);
  }, 30_000);
});
