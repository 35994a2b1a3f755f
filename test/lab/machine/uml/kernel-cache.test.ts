import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtKernel, kernelCache, kernelName } from '../../../../lib/lab/machine/uml/kernel-cache.edge';

describe("the cache of the lab's own kernels", () => {
  const before = process.env['XDG_CACHE_HOME'];
  let cache = '';
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'vpc2vnet-cache-'));
    process.env['XDG_CACHE_HOME'] = cache;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
    rmSync(cache, { recursive: true });
  });

  test('is empty before a build', () => {
    expect(builtKernel()).toBeUndefined();
  });

  test('returns the kernel of the newest source', () => {
    for (const version of ['6.1.99-1', '6.1.192-2']) writeFileSync(join(kernelCache(), kernelName(version)), '');

    expect(builtKernel()).toBe(join(kernelCache(), kernelName('6.1.192-2')));
  });

  test('passes over a kernel that was built with other options', () => {
    writeFileSync(join(kernelCache(), 'linux-6.1.192-2-0123456789ab'), '');

    expect(builtKernel()).toBeUndefined();
  });

  test('passes over a build that was interrupted', () => {
    writeFileSync(join(kernelCache(), `build-${kernelName('6.1.192-2')}`), '');

    expect(builtKernel()).toBeUndefined();
  });
});
