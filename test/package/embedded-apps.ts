import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');
const EXAMPLE = join(ROOT, 'examples/embedded');
const MODULES = join(ROOT, 'node_modules');
const SOURCES = readdirSync(EXAMPLE).filter((name) => name.endsWith('.ts'));

/** Writes the apps of the example embedded as JavaScript: a new machine has no compiler. */
export function compileApps(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of SOURCES) {
    const { outputText } = ts.transpileModule(readFileSync(join(EXAMPLE, name), 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), outputText);
  }
}

/** How a project finds the types of a package. */
export type Resolution = 'node10' | 'node16';

/**
 * Checks the types of the apps of the example embedded with those of a tarball, in a project of its own.
 * @returns what the compiler says; empty when it finds nothing
 */
export function checkTypes(tarball: string, folder: string, resolution: Resolution): string {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'vpc2vnet'), { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', join(modules, 'vpc2vnet'), '--strip-components=1']);
  for (const name of readdirSync(MODULES)) symlinkSync(join(MODULES, name), join(modules, name));
  for (const name of SOURCES) writeFileSync(join(folder, name), readFileSync(join(EXAMPLE, name)));
  const compilerOptions = {
    target: 'ES2022',
    module: resolution === 'node10' ? 'CommonJS' : 'Node16',
    moduleResolution: resolution,
    strict: true,
    noEmit: true,
    esModuleInterop: true,
    skipLibCheck: true,
    types: ['node'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: SOURCES }));
  const { stdout, stderr } = spawnSync(process.execPath, [join(MODULES, 'typescript/bin/tsc'), '-p', folder], {
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`;
}
