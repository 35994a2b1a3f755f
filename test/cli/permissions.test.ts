import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './run-cli';

const CONFIG = 'name: demo\naws: { region: us-west-2 }\nazure: { location: westus2 }\n';

describe('the files of permissions in a folder', () => {
  beforeEach(() => writeFileSync('vpc2vnet.yaml', CONFIG));

  test('are those of the last run: a part of a policy that no longer exists is deleted, and nothing else', async () => {
    await runCli('permissions', '--out', 'p');
    for (const name of ['aws-deploy-9.json', 'mine.json']) writeFileSync(join('p', name), '{}');
    await runCli('permissions', '--out', 'p');

    expect(['aws-deploy-1.json', 'aws-deploy-9.json', 'mine.json'].map((name) => existsSync(join('p', name)))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('come with a notice where no permissions boundary restricts the roles', async () => {
    expect((await runCli('permissions', '--out', 'p')).stderr).toContain('without aws.roles.permissionsBoundary');
    writeFileSync(
      'vpc2vnet.yaml',
      CONFIG.replace('us-west-2', 'us-west-2, roles: { permissionsBoundary: "arn:aws:iam::123456789012:policy/b" }'),
    );

    expect((await runCli('permissions', '--out', 'p')).stderr).not.toContain('permissionsBoundary');
  });
});
