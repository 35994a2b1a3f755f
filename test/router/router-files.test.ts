import { gunzipSync, strFromU8 } from 'fflate';
import { parseTar } from 'nanotar';
import { parse } from 'yaml';
import { LARGEST_USER_DATA_BYTES } from '../../lib/router/cloud-init';
import { knownDeployment, NO_SIGNALS, renderRouter, type RouterSignals } from '../../lib/router/router-files';
import { readRouterScripts } from '../../lib/router/scripts.edge';
import type { Link } from '../../lib/model/link';
import { configOf } from '../fixtures/config';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf, SHORTEST, viewOf } from '../fixtures/link-of';

const scripts = readRouterScripts();

function render(link: Link, signals: RouterSignals = NO_SIGNALS) {
  const view = viewOf(link);
  return renderRouter(view, scripts, { ...knownDeployment(view), signals });
}

interface WrittenFile {
  readonly path: string;
  readonly content: string;
  readonly encoding?: string;
  readonly permissions?: string;
}

/** The widest config: as many ranges as the schema takes. */
function widest(): string {
  const ranges = (count: number, from: number) => Array.from({ length: count }, (_, i) => `10.${from + i}.0.0/16`);
  return configOf({
    name: 'a'.repeat(32),
    aws: { region: 'ap-southeast-7', vpc: { cidrs: ranges(5, 0) } },
    azure: { location: 'australiacentral2', vnet: { cidrs: ranges(20, 100) } },
    ipsec: { profile: 'azure-default' },
  });
}

/** The files of the archive in user data, in its order. */
function archivedIn(userData: string): readonly { name: string; mode: number; data: Uint8Array }[] {
  const { write_files: files } = parse(userData) as { write_files: readonly WrittenFile[] };
  const archive = files.find(({ encoding }) => encoding === 'gz+b64');
  const tar = gunzipSync(Buffer.from(archive?.content ?? '', 'base64'));
  return parseTar(tar).map(({ name, data = new Uint8Array(), attrs }) => ({
    name,
    mode: Number.parseInt(attrs?.mode ?? '', 8),
    data,
  }));
}

describe('the user data of a router', () => {
  const rendered = render(linkOf(SHORTEST, DEPLOYED));

  test('writes every file of the router, with the same bytes as in the router folder', () => {
    const config = parse(rendered.userData) as { write_files: readonly WrittenFile[] };
    const written = [
      ...config.write_files
        .filter(({ encoding }) => encoding === undefined)
        .map(({ path, content }) => ({ path, content })),
      ...archivedIn(rendered.userData).map(({ name, data }) => ({ path: `/${name}`, content: strFromU8(data) })),
    ];
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

    expect(written.toSorted(byPath)).toEqual(rendered.files.map(({ path, content }) => ({ path, content })));
  });

  test('runs the setup script and makes only commands executable', () => {
    const config = parse(rendered.userData) as { write_files: readonly WrittenFile[]; runcmd: unknown };
    const executable = archivedIn(rendered.userData).filter(({ mode }) => mode === 0o755);

    expect(config.runcmd).toEqual([
      ['tar', '--extract', '--file', '/var/lib/vpc2vnet/files.tar', '--directory', '/'],
      ['/usr/local/sbin/vpc2vnet-setup'],
    ]);
    expect(executable.every(({ name }) => name.startsWith('usr/local/sbin/vpc2vnet-'))).toBe(true);
    expect(executable).toHaveLength(5);
  });

  test('fits into EC2 even with the widest config and two presigned addresses', () => {
    const signal = `https://cloudformation-waitcondition-ap-southeast-7.s3.ap-southeast-7.amazonaws.com/${'x'.repeat(600)}`;
    const { userData } = render(linkOf(widest(), undefined, true), {
      prepared: signal,
      verified: signal,
    });

    expect(Buffer.byteLength(userData)).toBeLessThan(LARGEST_USER_DATA_BYTES);
  });

  test('is at most 11,000 bytes for the shortest config', () => {
    expect(Buffer.byteLength(rendered.userData)).toBeLessThanOrEqual(11_000);
  });

  test('belongs to root on the router, whatever machine packed it', () => {
    const [archive] = (parse(rendered.userData) as { write_files: readonly WrittenFile[] }).write_files.filter(
      ({ encoding }) => encoding === 'gz+b64',
    );
    const tar = gunzipSync(Buffer.from(archive?.content ?? '', 'base64'));

    expect(parseTar(tar).filter(({ attrs }) => attrs?.uid !== 0 || attrs.gid !== 0 || attrs.mtime !== 0)).toEqual([]);
  });

  test('marks every file that a preview address stands in', () => {
    const preview = render(linkOf(SHORTEST, undefined, true));
    const withAddress = preview.files.filter(({ content }) => /198\.51\.100\.|203\.0\.113\./.test(content));

    expect(withAddress.length).toBeGreaterThan(0);
    expect(withAddress.filter(({ content }) => !content.startsWith('# PREVIEW: '))).toEqual([]);
  });

  test('is refused while an address is pending', () => {
    expect(() => render(linkOf())).toThrow('pending until the component network is deployed');
  });
});
