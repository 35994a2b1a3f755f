import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { removePlans, stateFolder } from '../../lib/workspace/state-folder.edge';

describe('one link has one state', () => {
  const before = process.cwd();
  let folder = '';

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'vpc2vnet-state-')));
    mkdirSync(join(folder, 'project/links'), { recursive: true });
    process.chdir(join(folder, 'project'));
  });

  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['vpc2vnet.yaml', 'cdktf.out', '../../..'],
    ['vpc2vnet.yaml', 'build/cdktf.out', '../../../..'],
    ['vpc2vnet.yaml', '../elsewhere/out', '../../../../project'],
    ['links/b.yaml', 'cdktf.out', '../../../links'],
    ['links/b.yaml', 'links/cdktf.out', '../../..'],
  ])('%s, written to %s, has it in %s', (config, output, expected) => {
    expect(stateFolder(config, output, 'demo-azure')).toBe(expected);
  });

  test('has no path of this machine in it when config and output are given as such', () => {
    expect(stateFolder(resolve('vpc2vnet.yaml'), resolve('cdktf.out'), 'demo-azure')).toBe('../../..');
  });

  test('also where the output is behind a symbolic link, whose parent is elsewhere', () => {
    mkdirSync(join(folder, 'a/b/real'), { recursive: true });
    symlinkSync(join(folder, 'a/b/real'), 'linked');
    const from = join(realpathSync('linked'), 'stacks/demo-azure');

    expect(resolve(from, stateFolder('vpc2vnet.yaml', 'linked', 'demo-azure'))).toBe(process.cwd());
  });

  test('plans of all stacks in an output directory are deleted, and nothing else', () => {
    mkdirSync('cdktf.out/stacks/demo-azure', { recursive: true });
    mkdirSync('cdktf.out/stacks/old-azure', { recursive: true });
    const files = ['demo-azure/plan', 'demo-azure/cdk.tf.json', 'demo-azure/errored.tfstate', 'old-azure/plan'];
    for (const name of files) writeFileSync(join('cdktf.out/stacks', name), 'x');
    removePlans('cdktf.out');

    expect(files.filter((name) => existsSync(join('cdktf.out/stacks', name)))).toEqual([
      'demo-azure/cdk.tf.json',
      'demo-azure/errored.tfstate',
    ]);
  });

  test('without an output directory there is no plan to delete', () => {
    expect(() => removePlans('cdktf.out')).not.toThrow();
  });
});
