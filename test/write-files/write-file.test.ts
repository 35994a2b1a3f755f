import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { ownerMark } from '../../lib/write-files/owner-mark';
import { processesHere } from '../../lib/write-files/process-identity.edge';
import { makeFolder, openLog, removeFile, writeFile } from '../../lib/write-files/write-file.edge';

const { own } = processesHere();

/** A process id that is in use, with another start: the process that had it has ended. */
const ENDED = ownerMark({ ...own, started: '1' });

describe('writing a file', () => {
  test('creates its folders', () => {
    writeFile('new/folder/file', 'text');

    expect(readFileSync('new/folder/file', 'utf8')).toBe('text');
  });

  test('keeps its permissions', () => {
    writeFileSync('private', 'old');
    chmodSync('private', 0o600);
    writeFile('private', 'new');

    expect(statSync('private').mode & 0o777).toBe(0o600);
  });

  test('follows a symbolic link, which stays one', () => {
    mkdirSync('shared');
    writeFileSync('shared/target', 'old');
    symlinkSync('shared/target', 'link');
    writeFile('link', 'new');

    expect([readFileSync('shared/target', 'utf8'), lstatSync('link').isSymbolicLink()]).toEqual(['new', true]);
  });

  test('rejects a symbolic link to nothing', () => {
    symlinkSync('nothing', 'dangling');

    expect(() => writeFile('dangling', 'new')).toThrow(
      'dangling is a symbolic link to a file that does not exist; correct the link, or delete it',
    );
  });

  test.each([
    ['a named pipe', () => execFileSync('mkfifo', ['taken-pipe']), 'taken-pipe'],
    ['a folder', () => mkdirSync('taken-folder'), 'taken-folder'],
    ['a device', () => symlinkSync('/dev/null', 'taken-device'), 'taken-device'],
  ])('rejects %s in its place', (what, prepare, path) => {
    prepare();

    expect(() => writeFile(path, 'new')).toThrow(`${path} is ${what}, not a file; move it, or name another file`);
  });

  test('rejects a file in the place of its folder, and names it', () => {
    writeFileSync('plain', '');

    expect(() => writeFile('plain/sub/file', 'new')).toThrow(
      'plain is a file, not a folder; move it, or name another path',
    );
  });

  test('deletes what a killed process has left of it, and nothing else', () => {
    const others = [`mine.${ownerMark(own)}`, `mine.notes.vpc2vnet-tmp`, `other.${ENDED}.vpc2vnet-tmp`];
    for (const name of [...others, `mine.${ENDED}.vpc2vnet-tmp`]) writeFileSync(name, '');
    writeFile('mine', 'new');

    expect(readdirSync('.').filter((name) => name.includes(ENDED) || name.startsWith('mine'))).toEqual(
      ['mine', ...others].sort(),
    );
  });

  test('deletes what another container has left only after an hour', () => {
    const elsewhere = ownerMark({ ...own, namespace: 'pid:[1]' });
    for (const name of ['young', 'old']) writeFileSync(`${name}.${elsewhere}.vpc2vnet-tmp`, '');
    utimesSync(`old.${elsewhere}.vpc2vnet-tmp`, 1, 1);
    writeFile('young', '');
    writeFile('old', '');

    expect(readdirSync('.').filter((name) => name.includes(elsewhere))).toEqual([`young.${elsewhere}.vpc2vnet-tmp`]);
  });
});

describe('creating a folder', () => {
  // Node's recursive `mkdir` never returns here.
  test('ends where no folder can be created', () => {
    expect(() => makeFolder('/proc/none/below')).toThrow(
      '/proc/none cannot be created: a folder of the path does not exist (ENOENT)',
    );
  });

  test('leaves none of those that it created when it fails', () => {
    expect(() => makeFolder(`outer/${'x'.repeat(300)}`)).toThrow('the name is too long (ENAMETOOLONG)');
    expect(readdirSync('.')).not.toContain('outer');
  });
});

test('deleting a file deletes a symbolic link, not what it leads to', () => {
  writeFileSync('kept', '');
  symlinkSync('kept', 'gone');

  expect([removeFile('gone'), readdirSync('.').includes('gone'), readdirSync('.').includes('kept')]).toEqual([
    ...[true, false, true],
  ]);
});

test('the log of a tool is not written into a named pipe, which would wait for a reader', () => {
  execFileSync('mkfifo', ['log']);

  expect(() => openLog('log')).toThrow('log is a named pipe, not a file; move it, then run this again');
});
