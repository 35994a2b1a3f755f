import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { testWith, type Need } from '../fixtures/needs';
import type { Try } from './support/every-size';
import { completeTree, oneFile, type Files } from './support/versions';

const REPOSITORY = resolve(__dirname, '../..');

/** A user may mount in a namespace of their own, where the kernel allows it. */
const MOUNTS: Need = {
  what: 'the command `unshare`, with the right to mount',
  install: 'apt-get install util-linux, and run the tests as root or allow user namespaces',
  isMet: () => spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' }).status === 0,
};

function tryEverySize(): Readonly<Record<'tree' | 'file', readonly Try[]>> {
  mkdirSync('sizes');
  const program = [join(__dirname, 'support/every-size.ts'), resolve('sizes')];
  const node = [process.execPath, '-r', join(REPOSITORY, 'node_modules/ts-node/register'), ...program];
  return JSON.parse(execFileSync('unshare', ['-rm', ...node], { cwd: REPOSITORY, encoding: 'utf8' })) as ReturnType<
    typeof tryEverySize
  >;
}

const completeFile = (version: number): Files =>
  Object.fromEntries([oneFile(version)].map(({ path, content }) => [path, content]));

/** What must remain: nothing after a first run that failed, else the old files or the new ones. */
function mustRemain({ first, second }: Try, complete: (version: number) => Files): Files {
  if (first !== undefined) return {};
  return complete(second === undefined ? 2 : 1);
}

const NO_SPACE = /^\S*\/sizes\/\S+ cannot be (written|created): its disk has no space \(ENOSPC\); /;

describe('on a file system of every size, from empty to enough', () => {
  testWith([MOUNTS], 'a run leaves the old files or the new ones, and names the path that has no space', () => {
    const { tree, file } = tryEverySize();
    const messages = [...tree, ...file].flatMap(({ first, second }) => [first, second]);

    expect(tree.map(({ left }) => left)).toEqual(tree.map((one) => mustRemain(one, completeTree)));
    expect(file.map(({ left }) => left)).toEqual(file.map((one) => mustRemain(one, completeFile)));
    expect(messages.filter((line) => line !== undefined && !NO_SPACE.test(line))).toEqual([]);
    for (const tries of [tree, file]) {
      expect(tries.some(({ first }) => first !== undefined)).toBe(true);
      expect(tries.some(({ second }) => second !== undefined)).toBe(true);
    }
  });
});
