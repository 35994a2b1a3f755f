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
 * the cache of `require`, before anything is loaded. One that a dependency no longer has needs none: another version of
 * it, or CDK Terrain in the place of cdktf.
 * @param from - resolves the dependencies. @default - those of this module
 * @see https://nodejs.org/api/modules.html#requirecache replacing entries of the cache
 */
export function spareModules(from: NodeJS.Require = require): void {
  // Zod's messages in fifty languages; the English ones are a module of their own.
  replace(resolved(from, 'zod/v4/locales'), {});
  // What `TerraformAsset` packs folders with: some ninety modules, which its first call loads after all.
  const cdktf = resolved(from, 'cdktf');
  const fromCdktf = cdktf === undefined ? from : nodeModule.createRequire(cdktf);
  const archiver = resolved(fromCdktf, 'archiver');
  replace(archiver, (...options: readonly unknown[]): unknown => {
    Reflect.deleteProperty(require.cache, archiver ?? '');
    return (fromCdktf('archiver') as (...options: readonly unknown[]) => unknown)(...options);
  });
}

/** The path of a module; `undefined` where there is none. */
function resolved(from: NodeJS.Require, name: string): string | undefined {
  try {
    return from.resolve(name);
  } catch {
    return undefined;
  }
}

function replace(path: string | undefined, exports: unknown): void {
  if (path === undefined) return;
  require.cache[path] ??= Object.assign(new nodeModule.Module(path), { filename: path, loaded: true, exports });
}
