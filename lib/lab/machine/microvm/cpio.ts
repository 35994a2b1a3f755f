/** One entry of an initramfs archive. */
export type CpioEntry =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly mode: number; readonly content: Buffer }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'device'; readonly path: string; readonly major: number; readonly minor: number };

const TYPE = { directory: 0o040755, link: 0o120777, device: 0o020600, file: 0o100000 } as const;

/**
 * Packs an archive in the "newc" format which the kernel unpacks at boot.
 * Written here because `cpio` needs root to add a device node and is one more package to install.
 * @see https://docs.kernel.org/driver-api/early-userspace/buffer-format.html
 */
export function packCpio(entries: readonly CpioEntry[]): Buffer {
  const records = entries.map((entry, index) => record(index + 1, entry));
  return Buffer.concat([...records, header(0, 0, 1, 'TRAILER!!!', 0, 0, 0)]);
}

function record(inode: number, entry: CpioEntry): Buffer {
  const body = bodyOf(entry);
  const mode = entry.kind === 'file' ? TYPE.file | entry.mode : TYPE[entry.kind];
  const [major, minor] = entry.kind === 'device' ? [entry.major, entry.minor] : [0, 0];
  return Buffer.concat([header(inode, mode, 1, entry.path, body.length, major, minor), pad(body)]);
}

function bodyOf(entry: CpioEntry): Buffer {
  if (entry.kind === 'file') return entry.content;
  return entry.kind === 'link' ? Buffer.from(entry.target) : Buffer.alloc(0);
}

function header(
  inode: number,
  mode: number,
  links: number,
  path: string,
  size: number,
  major: number,
  minor: number,
): Buffer {
  const name = `${path}\0`;
  const fields = [inode, mode, 0, 0, links, 0, size, 0, 0, major, minor, Buffer.byteLength(name), 0];
  const hex = fields.map((field) => field.toString(16).padStart(8, '0')).join('');
  return pad(Buffer.from(`070701${hex}${name}`));
}

function pad(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
