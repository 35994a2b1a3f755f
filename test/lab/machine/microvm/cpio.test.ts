import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packCpio } from '../../../../lib/lab/machine/microvm/cpio';
import { command, testWith } from '../../../fixtures/needs';

describe('the initramfs archive', () => {
  test('begins every record with the newc magic and ends with the trailer', () => {
    const archive = packCpio([{ kind: 'file', path: 'a', mode: 0o755, content: Buffer.from('x') }]).toString('latin1');

    expect(archive.match(/070701/g)).toHaveLength(2);
    expect(archive).toContain('TRAILER!!!');
    expect(archive.length % 4).toBe(0);
  });

  testWith([command('cpio', 'apt-get install cpio')], 'is what cpio unpacks into the same files', () => {
    const dir = mkdtempSync(join(tmpdir(), 'vpc2vnet-cpio-'));
    const archive = packCpio([
      { kind: 'directory', path: 'folder' },
      { kind: 'file', path: 'folder/odd', mode: 0o755, content: Buffer.from('seven b') },
      { kind: 'link', path: 'link', target: 'folder/odd' },
    ]);

    execFileSync('cpio', ['-id', '--quiet'], { cwd: dir, input: archive });

    expect(readFileSync(join(dir, 'folder/odd'), 'utf8')).toBe('seven b');
    expect(readlinkSync(join(dir, 'link'))).toBe('folder/odd');
    rmSync(dir, { recursive: true });
  });
});
