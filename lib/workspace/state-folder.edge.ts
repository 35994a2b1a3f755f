import { existsSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** Where CDKTF writes the files of its stacks, below its output directory. */
const STACKS = 'stacks';

/**
 * The folder of a link's config as seen from where Terraform runs, with slashes. A local state is beside its config: it
 * stays the same wherever the stack is written.
 * @param output the output directory of CDKTF; it need not exist
 */
export function stateFolder(config: string, output: string, stack: string): string {
  const from = join(realPath(resolve(output)), STACKS, stack);
  return relative(from, realPath(resolve(dirname(config))))
    .split(sep)
    .join('/');
}

/** Deletes the plans that `cdktf diff` leaves in its output directory: they hold the shared key, readable by all. */
export function removePlans(output: string): void {
  const stacks = join(output, STACKS);
  if (!existsSync(stacks)) return;
  for (const stack of readdirSync(stacks)) rmSync(join(stacks, stack, 'plan'), { force: true });
}

/** A path with the links of what exists of it resolved: Terraform leaves its folder by the real parents. */
function realPath(path: string): string {
  return existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(realPath(dirname(path)), basename(path));
}
