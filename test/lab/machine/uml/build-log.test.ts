import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureIn } from '../../../../lib/lab/machine/uml/build-log.edge';

describe('why a build of the kernel failed', () => {
  const dir = mkdtempSync(join(tmpdir(), 'vpc2vnet-build-log-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const reasonOf = (...lines: readonly string[]): string => {
    const log = join(dir, 'log');
    writeFileSync(log, `${lines.join('\n')}\n`);
    return failureIn(log);
  };

  test("is the compiler's line, not those of make", () => {
    const lines = ['  CC      a.o', 'a.c:3:1: error: unknown type', 'make[1]: *** [a.o] Error 1', 'make: *** Error 2'];

    expect(reasonOf(...lines)).toBe('a.c:3:1: error: unknown type');
  });

  test("is apt's line when the download fails", () => {
    expect(reasonOf('Err:1 https://deb.example', "E: Failed to fetch 'x.deb'")).toBe("E: Failed to fetch 'x.deb'");
  });

  test('is the last line when no line has a reason', () => {
    expect(reasonOf('  CC      a.o', 'Killed')).toBe('Killed');
  });
});
