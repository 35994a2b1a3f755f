import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyHandoff } from '../../lib/handoff/handoff';
import { printHandoff } from '../../lib/handoff/parse';
import { saveHandoff } from '../../lib/workspace/load-link.edge';
import { bothSides } from '../fixtures/handoffs';

describe('saving a hand-off', () => {
  let directory: string;
  let path: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'handoff-'));
    path = join(directory, 'handoff.json');
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  test('writes it whole', () => {
    saveHandoff(path, bothSides());
    expect(readFileSync(path, 'utf8')).toBe(printHandoff(bothSides()));
  });

  test('leaves no other file behind', () => {
    saveHandoff(path, bothSides());
    expect(readdirSync(directory)).toEqual(['handoff.json']);
  });

  test('renames a new file into place, so that a reader never sees half of one', () => {
    writeFileSync(path, 'before');
    const before = statSync(path).ino;
    saveHandoff(path, bothSides());
    expect(statSync(path).ino).not.toBe(before);
  });

  test('does not touch a file that says the same', () => {
    saveHandoff(path, bothSides());
    const before = statSync(path).ino;
    saveHandoff(path, bothSides());
    expect(statSync(path).ino).toBe(before);
  });

  test('writes nothing while nothing is known', () => {
    saveHandoff(path, emptyHandoff('link'));
    expect(readdirSync(directory)).toEqual([]);
  });
});
