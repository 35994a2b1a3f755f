import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerMark } from '../../lib/write-files/owner-mark';
import { processesHere } from '../../lib/write-files/process-identity.edge';
import { inTemporaryFolder } from '../../lib/write-files/temporary-folder.edge';

const { own } = processesHere();

describe('a temporary folder', () => {
  test('is deleted after its use, also after an error', () => {
    let used = '';
    const use = (folder: string): void => {
      used = folder;
      writeFileSync(join(folder, 'file'), '');
      throw new Error('fails');
    };

    expect(() => inTemporaryFolder(use)).toThrow('fails');
    expect([used.startsWith(tmpdir()), existsSync(used)]).toEqual([true, false]);
  });

  test('of a process that was killed is deleted by the next run, and that of a running one is not', () => {
    const killed = join(tmpdir(), `vpc2vnet-run-${ownerMark({ ...own, started: '1' })}.abcdef`);
    const running = join(tmpdir(), `vpc2vnet-run-${ownerMark(own)}.abcdef`);
    for (const folder of [killed, running]) mkdirSync(join(folder, 'cdk.out'), { recursive: true });
    inTemporaryFolder(() => undefined);

    expect([existsSync(killed), existsSync(running)]).toEqual([false, true]);
  });

  test('whose disk is full is named with its remedy', () => {
    const full = (): void => {
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    };

    expect(() => inTemporaryFolder(full)).toThrow(
      /^\S+ cannot be used as the temporary folder \(TMPDIR names another place\): its disk has no space/,
    );
  });
});
