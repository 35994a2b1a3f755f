import { gzipSync, strToU8 } from 'fflate';
import { stringify } from 'yaml';

/** A file that cloud-init writes on first boot. */
export interface CloudFile {
  /** Absolute path on the router. */
  readonly path: string;
  readonly content: string;
  /** Octal. @default '0644' */
  readonly mode?: string;
  /** Written compressed into the user data; for long files that are the same everywhere. @default false */
  readonly compress?: boolean;
}

/**
 * EC2's limit of user data in bytes, before it is encoded.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
 */
export const LARGEST_USER_DATA_BYTES = 16_384;

/**
 * Cloud-init user data that writes files and then runs commands, each given as its words.
 * @see https://cloudinit.readthedocs.io/en/latest/reference/modules.html
 */
export function printCloudConfig(files: readonly CloudFile[], commands: readonly (readonly string[])[]): string {
  const config = { write_files: files.map(writeFile), runcmd: commands };
  return `#cloud-config\n${stringify(config, { lineWidth: 0, indentSeq: false })}`;
}

function writeFile({ path, content, mode, compress }: CloudFile): Record<string, string> {
  const permissions: Record<string, string> = mode === undefined ? {} : { permissions: mode };
  if (compress !== true) return { path, content, ...permissions };
  // Not zlib: its bytes differ between versions, and changed user data replaces the router.
  const packed = gzipSync(strToU8(content), { level: 9, mtime: 0 });
  return { path, encoding: 'gz+b64', content: Buffer.from(packed).toString('base64'), ...permissions };
}
