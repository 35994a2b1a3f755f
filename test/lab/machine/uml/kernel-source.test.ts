import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backportedSource, distributionSource } from '../../../../lib/lab/machine/uml/kernel-source.edge';
import { writePrograms } from '../../../fixtures/programs';

/** As apt prints them, by whether it reads the backports. */
const CACHE = `#!/bin/sh
case "$1 \${APT_CONFIG:+backports}" in
  'depends backports') echo '  Depends: linux-source-7.3' ;;
  'policy backports') echo '  Candidate: 7.3.4-1~bpo13+1' ;;
  'depends ') echo '  Depends: linux-source-6.1' ;;
  'policy ') echo '  Candidate: 6.1.192-2' ;;
esac
`;

describe("the source of the lab's own kernel", () => {
  const { PATH } = process.env;
  let folder = '';
  const program = (name: string, text: string): void => {
    writePrograms(join(folder, 'bin'), { [name]: text });
  };
  const keyring = (): string => join(folder, 'keyring.gpg');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-apt-'));
    program('apt-cache', CACHE);
    program('apt-get', '#!/bin/sh\n');
    writeFileSync(keyring(), '');
    process.env['PATH'] = `${join(folder, 'bin')}:${PATH}`;
  });
  afterEach(() => {
    process.env['PATH'] = PATH;
    rmSync(folder, { recursive: true });
  });

  test("is the newest of Debian's backports", () => {
    expect(backportedSource(join(folder, 'apt'), keyring())).toMatchObject({
      name: 'linux-source-7.3',
      version: '7.3.4-1~bpo13+1',
    });
  });

  test('is fetched with a configuration that names one archive, and its keys', () => {
    backportedSource(join(folder, 'apt'), keyring());

    expect(readFileSync(join(folder, 'apt/sources.list'), 'utf8')).toBe(
      `deb [signed-by=${keyring()}] http://deb.debian.org/debian trixie-backports main\n`,
    );
  });

  test('is not that of the backports where they cannot be read', () => {
    program('apt-get', '#!/bin/sh\nexit 100\n');

    expect(backportedSource(join(folder, 'apt'), keyring())).toBeUndefined();
  });

  test("is not that of the backports without the keys of Debian's archives", () => {
    rmSync(keyring());

    expect(backportedSource(join(folder, 'apt'), keyring())).toBeUndefined();
  });

  test('is else that of the distribution', () => {
    expect(distributionSource()).toMatchObject({ name: 'linux-source-6.1', version: '6.1.192-2' });
  });

  test('is unknown where apt knows none', () => {
    program('apt-cache', '#!/bin/sh\nexit 100\n');

    expect(distributionSource()).toBeUndefined();
  });
});
