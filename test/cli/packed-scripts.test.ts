import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKER } from '../../lib/router/packed-scripts';

const ROOT = join(__dirname, '../..');

describe('packed scripts of earlier runs', () => {
  test('are of this version of the packer', () => {
    const file = readFileSync(join(ROOT, 'node_modules/lzma/package.json'), 'utf8');
    const { version } = JSON.parse(file) as { readonly version: string };

    expect(PACKER).toBe(`lzma ${version}, 64 KiB`);
  });

  test('give synth the same user data as a run without them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-packed-'));
    const words = ['synth', '--preview', '--config', join(ROOT, 'examples/minimal/vpc2vnet.yaml'), '--out'];
    const [first, second] = ['first', 'second'].map((name) => {
      const out = join(folder, name);
      const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') };
      execFileSync(process.execPath, [join(ROOT, 'bin/vpc2vnet.js'), ...words, out], { cwd: folder, env });
      const router = readdirSync(join(out, 'cdk.out')).find((file) => file.endsWith('-router.template.json')) ?? '';
      return readFileSync(join(out, 'cdk.out', router), 'utf8');
    });
    const kept = readdirSync(join(folder, 'cache/vpc2vnet/packed'));
    rmSync(folder, { recursive: true });

    expect(kept).toHaveLength(1);
    expect(second).toBe(first);
  });
});
