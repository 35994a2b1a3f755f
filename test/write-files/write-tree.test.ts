import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { OWN_FILES_LIST, ownFilesList, staleFiles } from '../../lib/write-files/own-files';
import { processesHere } from '../../lib/write-files/process-identity.edge';
import { printUnfinished, UNFINISHED } from '../../lib/write-files/unfinished';
import { writeTree } from '../../lib/write-files/write-tree.edge';
import { completeTree, filesIn, treeOf } from './support/versions';

const { own } = processesHere();
const file = (path: string, content = 'new'): { path: string; content: string } => ({ path, content });

let number = 0;
/** A folder with version 1 of the tree. */
function folderWithVersion1(): string {
  const root = `folder-${(number += 1)}`;
  const files = treeOf(1);
  writeTree(root, [...files, ownFilesList(files)]);
  return root;
}

describe('writing a tree', () => {
  test('reports what it wrote, and leaves the rest alone', () => {
    const root = folderWithVersion1();

    expect(writeTree(root, [file('cdk.out/manifest.json', 'the same\n'), file('other')])).toEqual({
      written: ['other'],
      unchanged: ['cdk.out/manifest.json'],
      removed: [],
    });
  });

  test('replaces a symbolic link in the place of a file, and does not follow it', () => {
    writeFileSync('outside', 'old');
    mkdirSync('linked');
    symlinkSync('../outside', 'linked/main.bicep');
    writeTree('linked', [file('main.bicep')]);

    expect([readFileSync('linked/main.bicep', 'utf8'), readFileSync('outside', 'utf8')]).toEqual(['new', 'old']);
  });

  test.each([
    ['a folder', (path: string) => mkdirSync(path, { recursive: true })],
    ['a named pipe', (path: string) => execFileSync('mkfifo', [path])],
  ])('rejects %s in the place of a file, and leaves every file as it was', (what, prepare) => {
    const root = folderWithVersion1();
    prepare(`${root}/taken`);
    const files = [...treeOf(2), file('taken')];

    expect(() => writeTree(root, files)).toThrow(`${root}/taken is ${what}, not a file; move it, or name another file`);
    expect(readFileSync(`${root}/cdk.out/link.template.json`, 'utf8')).toBe(
      completeTree(1)['cdk.out/link.template.json'],
    );
    expect(existsSync(`${root}/router/router-2`)).toBe(false);
  });

  test('leaves no folder that did not exist when it fails', () => {
    writeFileSync('plain', '');

    expect(() => writeTree('fresh', [file('a'), file(`b/${'x'.repeat(300)}`)])).toThrow('the name is too long');
    expect(existsSync('fresh')).toBe(false);
  });

  test('deletes a stale file, but not through a symbolic link', () => {
    mkdirSync('elsewhere');
    writeFileSync('elsewhere/file', '');
    mkdirSync('here/router', { recursive: true });
    writeFileSync('here/router/stale', '');
    symlinkSync('../../elsewhere', 'here/router/link');
    const { removed } = writeTree('here', [file('a')], { stale: ['router/stale', 'router/link/file'] });

    expect([removed, readdirSync('elsewhere'), readdirSync('here/router')]).toEqual([
      ['router/stale'],
      ['file'],
      ['link'],
    ]);
  });
});

describe('a run that was killed', () => {
  const writer = { ...own, started: '1' };
  const paths = { written: ['cdk.out/link.template.json'], removed: ['router/router-1/user-data'] };

  function killedRun(stage: 'preparing' | 'replacing', changed: object = {}): string {
    const root = folderWithVersion1();
    writeFileSync(`${root}/cdk.out/link.template.json.vpc2vnet-new`, 'new');
    writeFileSync(`${root}/${UNFINISHED}`, printUnfinished({ writer, stage, ...paths, ...changed }));
    return root;
  }

  test('is undone when its new files were not complete', () => {
    const root = killedRun('preparing');
    writeTree(root, treeOf(1));

    expect(filesIn(root)).toEqual(completeTree(1));
  });

  test('is completed when they were, before anything else is written', () => {
    const root = killedRun('replacing');
    writeTree(root, [file('cdk.out/manifest.json')]);

    expect(filesIn(root)).toMatchObject({ 'cdk.out/link.template.json': 'new', 'cdk.out/manifest.json': 'new' });
    expect(existsSync(`${root}/router/router-1/user-data`)).toBe(false);
  });

  test('is completed by a command that writes other files there', () => {
    const root = killedRun('replacing');
    writeTree(root, [file('review/review.md')]);

    expect(filesIn(root)).toMatchObject({ 'cdk.out/link.template.json': 'new', 'review/review.md': 'new' });
    expect(Object.keys(filesIn(root)).filter((path) => path.endsWith('.vpc2vnet-new'))).toEqual([]);
  });

  test('touches no file that is not an output, whatever its list names', () => {
    const root = killedRun('replacing', {
      removed: ['vpc2vnet.yaml', '../outside-file', 'cdktf.out/stacks/a/x.tfstate'],
    });
    for (const path of ['vpc2vnet.yaml', '../outside-file']) writeFileSync(`${root}/${path}`, 'mine');
    mkdirSync(`${root}/cdktf.out/stacks/a`, { recursive: true });
    writeFileSync(`${root}/cdktf.out/stacks/a/x.tfstate`, 'mine');
    writeTree(root, treeOf(1));

    expect(
      ['vpc2vnet.yaml', '../outside-file', 'cdktf.out/stacks/a/x.tfstate'].map((path) =>
        readFileSync(`${root}/${path}`, 'utf8'),
      ),
    ).toEqual(['mine', 'mine', 'mine']);
  });

  test('is undone after a moment when it had not even listed its files', () => {
    const root = folderWithVersion1();
    writeFileSync(`${root}/${UNFINISHED}`, '');
    writeTree(root, treeOf(2));

    expect(existsSync(`${root}/${UNFINISHED}`)).toBe(false);
  });

  test('ends in an error when its list is a symbolic link to nothing', () => {
    const root = folderWithVersion1();
    symlinkSync('nothing', `${root}/${UNFINISHED}`);

    expect(() => writeTree(root, treeOf(2))).toThrow(`${root}/${UNFINISHED} is a symbolic link, not a file; delete it`);
  });
});

describe('the list of the last run', () => {
  const listed = (...paths: readonly string[]): readonly string[] => staleFiles(JSON.stringify(paths), []);

  test('names files to delete only where a run writes', () => {
    expect(
      listed('cdk.out/a.template.json', 'cdktf.out/stacks/a/cdk.tf.json', 'bicep-out/a/b', 'router/a'),
    ).toHaveLength(4);
  });

  test.each([
    'vpc2vnet.yaml',
    'terraform.office-azure.tfstate',
    'lnk/file',
    'cdktf.out/stacks/a/terraform.tfstate',
    'cdktf.out/stacks/a/.terraform/terraform.tfstate',
    'router/../vpc2vnet.yaml',
    'router//etc',
    '/router/a',
    'router\\..\\a',
    'router/',
    OWN_FILES_LIST,
  ])('never names %s', (path) => {
    expect(listed(path)).toEqual([]);
  });
});
