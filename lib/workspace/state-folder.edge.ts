import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { removeFile } from '../write-files/write-file.edge';

/** Where CDKTF writes the files of its stacks, below its output directory. */
const STACKS = 'stacks';

/**
 * Returns the folder of a link's config relative to the folder where Terraform runs, with slashes. A local state is
 * beside its config, so it stays the same wherever the stack is written.
 * @param output the output directory of CDKTF; it need not exist
 */
export function stateFolder(config: string, output: string, stack: string): string {
  const from = join(realPath(resolve(output)), STACKS, stack);
  return relative(from, realPath(resolve(dirname(config))))
    .split(sep)
    .join('/');
}

/** Deletes the plans that `cdktf diff` writes to its output directory: they contain the shared key, readable by all. @throws UserError when one cannot be deleted */
export function removePlans(output: string): void {
  const stacks = join(output, STACKS);
  if (!existsSync(stacks)) return;
  for (const entry of readdirSync(stacks, { withFileTypes: true })) {
    if (entry.isDirectory()) removeFile(join(stacks, entry.name, 'plan'));
  }
}

/** A path with the symbolic links of its existing part resolved: Terraform resolves `..` by the real parents. */
function realPath(path: string): string {
  return existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(realPath(dirname(path)), basename(path));
}
