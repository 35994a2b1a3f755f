import * as nodeModule from 'node:module';
import { cachePath } from '../lib/base/cache-path.edge';
import { PACKER, sharePackedScripts } from '../lib/router/packed-scripts';
import { keptStringsIn } from '../lib/write-files/kept-strings.edge';

/** Makes the start of a verb quicker, before most modules are loaded. */
export function startQuickly(): void {
  try {
    keepCompiled();
    sharePackedScripts(keptStringsIn(cachePath('packed'), PACKER));
  } catch {
    // A user without a home folder.
  }
  spareModules();
  // The CDK counts the time of every function of node:fs, which the loader of modules calls, too.
  process.env['CDK_NO_PERF_BUILTINS'] ??= '1';
}

/**
 * Lets Node 22.1 and later keep what it compiles in a folder of this user. Where that is not possible, nothing is kept.
 * @see https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
 */
function keepCompiled(): void {
  const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(cachePath('modules'));
}

/**
 * Keeps dependencies from loading modules which no verb uses: a sixth of the time of `synth`. Stand-ins for them are in
 * the cache of `require`, before anything is loaded.
 * @see https://nodejs.org/api/modules.html#requirecache replacing entries of the cache
 */
export function spareModules(): void {
  // Zod's messages in fifty languages; the English ones are a module of their own.
  replace(require.resolve('zod/v4/locales'), {});
  // What `TerraformAsset` packs folders with: some ninety modules, which its first call loads after all.
  const fromCdktf = nodeModule.createRequire(require.resolve('cdktf'));
  const archiver = fromCdktf.resolve('archiver');
  replace(archiver, (...options: readonly unknown[]): unknown => {
    Reflect.deleteProperty(require.cache, archiver);
    return (fromCdktf(archiver) as (...options: readonly unknown[]) => unknown)(...options);
  });
}

function replace(path: string, exports: unknown): void {
  require.cache[path] ??= Object.assign(new nodeModule.Module(path), { filename: path, loaded: true, exports });
}
