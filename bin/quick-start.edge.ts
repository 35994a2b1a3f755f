import * as nodeModule from 'node:module';
import { cachePath } from '../lib/base/cache-path.edge';
import { PACKER, sharePackedScripts } from '../lib/router/packed-scripts';
import { keptStringsIn } from '../lib/write-files/kept-strings.edge';

/** What a module of CommonJS exports: a function, its properties, or both. */
type Functions = ((...words: readonly unknown[]) => unknown) & Readonly<Record<PropertyKey, unknown>>;

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
 * Keeps dependencies from loading modules which few verbs use: a sixth of the time of `synth`. Stand-ins for them are in
 * the cache of `require`, before anything is loaded. One that a dependency no longer has needs none: another version of
 * it, or CDK Terrain in the place of cdktf.
 * @param from - resolves the dependencies. @default - those of this module
 * @see https://nodejs.org/api/modules.html#requirecache replacing entries of the cache
 */
export function spareModules(from: NodeJS.Require = require): void {
  // Zod's messages in fifty languages; the English ones are a module of their own.
  replace(resolved(from, 'zod/v4/locales'), {});
  const cdktf = resolved(from, 'cdktf');
  const fromCdktf = cdktf === undefined ? from : nodeModule.createRequire(cdktf);
  // What `TerraformAsset` packs folders with, and what compares versions of Terraform: some 140 modules.
  for (const name of ['archiver', 'semver']) loadLater(fromCdktf, name);
  // What packs user data that is not kept.
  loadLater(from, 'lzma');
}

/** Lets the first use of a module load it: a call, or a read of one of its properties. */
function loadLater(from: NodeJS.Require, name: string): void {
  const path = resolved(from, name);
  let loaded: Functions | undefined;
  const load = (): Functions => {
    if (loaded === undefined) Reflect.deleteProperty(require.cache, path ?? '');
    return (loaded ??= from(name) as Functions);
  };
  replace(
    path,
    new Proxy((): void => undefined, {
      apply: (_, self, words: readonly unknown[]) => Reflect.apply(load(), self, words),
      get: (_, property) => load()[property],
    }),
  );
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
