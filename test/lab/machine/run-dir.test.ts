import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRunDir } from '../../../lib/lab/machine/run-dir.edge';
import { file, testWith } from '../../fixtures/needs';

const LINUX = file('/proc/self/stat', 'run the tests on Linux');
/** No process of this number: the kernel's highest is below. */
const NOBODY = 99_999_999;

describe('the folder of a run', () => {
  let folder = '';
  const another = (): string => mkdtempSync(join(folder, 'vpc2vnet-lab-'));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-run-dirs-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  testWith([LINUX], 'leaves one that another process has created and not yet named as its own', () => {
    const other = another();

    makeRunDir(folder);

    expect(existsSync(other)).toBe(true);
  });

  testWith([LINUX], 'replaces one whose process has ended', () => {
    const other = another();
    writeFileSync(join(other, 'owner'), `${NOBODY} 1\n`);

    makeRunDir(folder);

    expect(existsSync(other)).toBe(false);
  });

  testWith([LINUX], 'leaves one whose process still runs', () => {
    const other = makeRunDir(folder);

    makeRunDir(folder);

    expect(existsSync(other)).toBe(true);
  });

  testWith([LINUX], 'replaces one without a process that is older than a minute', () => {
    const other = another();
    utimesSync(other, 0, 0);

    makeRunDir(folder);

    expect(existsSync(other)).toBe(false);
  });
});
