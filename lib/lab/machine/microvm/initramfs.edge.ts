import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packCpio, type CpioEntry } from './cpio';
import type { Kernel } from './kernel-package.edge';
import { GUEST_MODULES, loadOrder, parseModulesDep } from './kernel-modules';

const BUSYBOX = '/bin/busybox';

/** Packs busybox, the first process and the modules of {@link GUEST_MODULES} for `kernel` into one archive. */
export function buildInitramfs(kernel: Kernel, file: string): void {
  const base = join('lib/modules', kernel.release);
  const order = loadOrder(parseModulesDep(modulesDep(kernel)), GUEST_MODULES);
  const modules = order.map((path) =>
    fileEntry(join(base, uncompressed(path)), moduleContent(join(kernel.modules, path))),
  );
  const entries: CpioEntry[] = [
    ...['bin', 'dev', ...foldersOf(modules)].map((path): CpioEntry => ({ kind: 'directory', path })),
    { kind: 'device', path: 'dev/console', major: 5, minor: 1 },
    fileEntry('bin/busybox', readFileSync(BUSYBOX)),
    fileEntry('init', readFileSync(join(__dirname, 'init.sh'))),
    fileEntry(
      'modules.order',
      Buffer.from(`${order.map((path) => `/${join(base, uncompressed(path))}`).join('\n')}\n`),
    ),
    ...modules,
  ];
  writeFileSync(`${file}.part`, packCpio(entries));
  renameSync(`${file}.part`, file);
}

/** A package as it comes has no `modules.dep`: busybox writes it. */
function modulesDep(kernel: Kernel): string {
  const file = join(kernel.modules, 'modules.dep');
  if (!existsSync(file)) {
    execFileSync(BUSYBOX, ['depmod', '-b', join(kernel.modules, '../../..'), kernel.release], { stdio: 'pipe' });
  }
  return readFileSync(file, 'utf8');
}

function moduleContent(file: string): Buffer {
  if (file.endsWith('.xz')) return execFileSync('xz', ['-dc', file], { maxBuffer: 64 << 20 });
  return readFileSync(file);
}

function uncompressed(path: string): string {
  return path.replace(/\.xz$/, '');
}

function fileEntry(path: string, content: Buffer): CpioEntry {
  return { kind: 'file', path, mode: 0o755, content };
}

function foldersOf(entries: readonly CpioEntry[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of entries) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].sort();
}
