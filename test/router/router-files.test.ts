import { AWS_LIMITS } from '../../lib/catalog/limits';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { printFilesScript, type CloudFile } from '../../lib/router/cloud-init';
import { knownDeployment, NO_SIGNALS, renderRouter, type RouterSignals } from '../../lib/router/router-files';
import { readRouterScripts } from '../../lib/router/scripts.edge';
import type { Link } from '../../lib/model/link';
import { routerViewOf } from '../../lib/model/views';
import { configOf } from '../fixtures/config';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf, SHORTEST, viewOf } from '../fixtures/link-of';
import { TWO_SITES } from '../fixtures/sites';
import { packedScript } from '../fixtures/packed-script';

const scripts = readRouterScripts();

function render(link: Link, signals: RouterSignals = NO_SIGNALS) {
  const view = viewOf(link);
  return renderRouter(view, scripts, { ...knownDeployment(view), signals });
}

interface CloudConfig {
  readonly write_files: readonly { readonly path: string; readonly content: string }[];
  readonly runcmd: readonly (readonly string[])[];
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

/** The script in user data that writes the files. */
function scriptIn(userData: string): string {
  const [unpack = []] = (parse(userData) as CloudConfig).runcmd;
  return packedScript(unpack);
}

/** What the script writes, with `/` moved to a folder of its own. */
function filesWrittenBy(script: string): readonly CloudFile[] {
  const root = mkdtempSync(join(tmpdir(), 'vpc2vnet-files-'));
  try {
    execFileSync('sh', [], { input: script.replaceAll(/^put (\d+) /gm, `put $1 ${root}`) });
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => ({ name, stat: statSync(join(root, name)) }))
      .filter(({ stat }) => stat.isFile())
      .map(({ name, stat }) => ({
        path: `/${name}`,
        content: readFileSync(join(root, name), 'utf8'),
        mode: `0${(stat.mode & 0o777).toString(8)}`,
      }));
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('the user data of a router', () => {
  const rendered = render(linkOf(SHORTEST, DEPLOYED));

  test('writes every file of the router as it is in the router folder, except that comments are empty', () => {
    const config = parse(rendered.userData) as CloudConfig;
    const written = [
      ...config.write_files.map(({ path, content }) => ({ path, content })),
      ...filesWrittenBy(scriptIn(rendered.userData)).map(({ path, content }) => ({ path, content })),
    ];
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

    expect(written.toSorted(byPath)).toEqual(
      rendered.files.map(({ path, content }) => ({
        path,
        content: content
          .split('\n')
          .map((line) => (/^ *#(?!!)/.test(line) ? '#' : line))
          .join('\n'),
      })),
    );
  });

  test('runs the setup script and makes only commands executable', () => {
    const [, ...commands] = (parse(rendered.userData) as CloudConfig).runcmd;
    const executable = filesWrittenBy(scriptIn(rendered.userData)).filter(({ mode }) => mode === '0755');

    expect(commands).toEqual([['/usr/local/sbin/vpc2vnet-setup']]);
    expect(executable.every(({ path }) => path.startsWith('/usr/local/sbin/vpc2vnet-'))).toBe(true);
    expect(executable).toHaveLength(6);
  });

  test('fits into EC2 even with the widest config and two presigned addresses', () => {
    const signal = `https://cloudformation-waitcondition-ap-southeast-7.s3.ap-southeast-7.amazonaws.com/${'x'.repeat(600)}`;
    const { userData } = render(linkOf(widest(), undefined, true), {
      prepared: signal,
      verified: signal,
    });

    expect(Buffer.byteLength(userData)).toBeLessThan(AWS_LIMITS.userDataBytes.most);
  });

  test('is at most 11,000 bytes for the shortest config', () => {
    expect(Buffer.byteLength(rendered.userData)).toBeLessThanOrEqual(11_000);
  });

  test('compresses every file but the settings that the deployment fills in', () => {
    const { write_files: files } = parse(rendered.userData) as CloudConfig;

    expect(files.map(({ path }) => path)).toEqual(['/etc/vpc2vnet/deployment.env']);
  });

  test('marks every file that contains a preview address', () => {
    const preview = render(linkOf(SHORTEST, undefined, true));
    const withAddress = preview.files.filter(({ content }) => /198\.51\.100\.|203\.0\.113\./.test(content));

    expect(withAddress.length).toBeGreaterThan(0);
    expect(withAddress.filter(({ content }) => !content.startsWith('# PREVIEW: '))).toEqual([]);
  });

  test('marks a preview with the RFCs that reserve its addresses', () => {
    const link = linkOf(TWO_SITES, undefined, true);
    const marks = link.sites.map((site) => {
      const view = routerViewOf(link, site, site.routers[0]);
      const { files } = renderRouter(view, scripts, knownDeployment(view));
      return /\(RFC [^)]*\)/.exec(files.find(({ path }) => path === '/etc/nftables.conf')?.content ?? '')?.[0];
    });

    expect(marks).toEqual(['(RFC 5737)', '(RFC 5737, RFC 2544)']);
  });

  test('throws while an address is pending', () => {
    expect(() => render(linkOf())).toThrow('pending until the component network is deployed');
  });
});

describe('the script that writes the files of a router', () => {
  const file: CloudFile = { path: '/etc/x', content: 'a\n' };

  test('writes a content as it is, whatever a shell would make of it', () => {
    const content = '$HOME `id` "\\n" \'\n\n<<E\n  EOF\n%s\n';

    expect(filesWrittenBy(printFilesScript([{ ...file, content }]))).toEqual([{ ...file, content, mode: '0644' }]);
  });

  test.each([
    ['a path', { ...file, path: '/etc/x; id' }],
    ['a mode', { ...file, mode: '0644 /etc/y' }],
    ['a line that ends its content', { ...file, content: 'a\nEOF\nid\n' }],
    ['a content without a last line break', { ...file, content: 'a' }],
  ])('rejects %s that would break out of its place', (_, bad) => {
    expect(() => printFilesScript([bad])).toThrow(/cannot be the|must end with a line break/);
  });
});
