import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePrograms } from '../../../fixtures/programs';

const SCRIPT = join(__dirname, '../../../../lib/lab/machine/uml/build-kernel.sh');

/** Programs that do next to nothing; `make` writes down its arguments. */
const PROGRAMS = {
  'apt-get': 'echo > linux-source.deb',
  'dpkg-deb': 'mkdir -p package/usr/src && echo > package/usr/src/linux.tar.xz',
  tar: 'while [ "$1" != -C ]; do shift; done; echo fresh > "$2/Kconfig"',
  make: 'echo "$@" >> "$MADE"; cat Kconfig >> "$MADE"; echo > .config; echo > linux',
  strip: 'cp "$3" "$2"',
};

describe("the build of the lab's own kernel", () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-build-'));
    for (const [name, script] of Object.entries(PROGRAMS)) {
      writePrograms(join(folder, 'bin'), { [name]: `#!/bin/sh\nset -e\n${script}\n` });
    }
    writeFileSync(join(folder, 'options'), '');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Builds with these fixes; returns the exit code, and what was compiled. */
  function build(fixes: string): { readonly status: number | null; readonly made: string } {
    writeFileSync(join(folder, 'fixes'), fixes);
    const made = join(folder, 'made');
    const { status } = spawnSync(
      'sh',
      [SCRIPT, 'linux-source', '1', join(folder, 'options'), join(folder, 'fixes'), join(folder, 'build')],
      { env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, MADE: made } },
    );
    return { status, made: existsSync(made) ? readFileSync(made, 'utf8') : '' };
  }

  test('compiles the source after its fixes', () => {
    const { status, made } = build('echo fixed >> Kconfig');

    expect(status).toBe(0);
    expect(made).toMatch(/^ARCH=um tinyconfig\nfresh\nfixed\n/);
  });

  test('compiles no source that its fixes do not fit, nor what they left of it, the second time either', () => {
    const fixes = 'grep -q half Kconfig && exit 0; echo half >> Kconfig; exit 1';

    expect([build(fixes), build(fixes)]).toEqual([
      { status: 1, made: '' },
      { status: 1, made: '' },
    ]);
  });

  test('begins with a fresh source after it was killed among the fixes', () => {
    build('echo half >> Kconfig; kill -KILL $PPID; exit 1');
    const { status, made } = build('echo fixed >> Kconfig');

    expect(status).toBe(0);
    expect(made).toMatch(/^ARCH=um tinyconfig\nfresh\nfixed\n/);
  });
});
