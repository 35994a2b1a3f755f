import { gzipSync, strToU8 } from 'fflate';
import { createTar } from 'nanotar';
import { stringify } from 'yaml';

/** A file that a router gets on its first boot. */
export interface CloudFile {
  /** Absolute path on the router. */
  readonly path: string;
  readonly content: string;
  /** Octal. @default '0644' */
  readonly mode?: string;
  /** Whether CloudFormation puts values into it: it then cannot be packed. @default false */
  readonly filledByDeployment?: boolean;
}

/**
 * EC2's limit of user data in bytes, before it is encoded.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
 */
export const LARGEST_USER_DATA_BYTES = 16_384;

const ARCHIVE = '/var/lib/vpc2vnet/files.tar';
const DEFAULT_MODE = '0644';

/**
 * Cloud-init user data that writes files and then runs commands, each given as its words. The files travel as one
 * compressed archive, which is half the size of files that are compressed one by one.
 * @see https://cloudinit.readthedocs.io/en/latest/reference/modules.html
 */
export function printCloudConfig(files: readonly CloudFile[], commands: readonly (readonly string[])[]): string {
  const filled = files.filter(({ filledByDeployment }) => filledByDeployment === true);
  const packed = files.filter((file) => !filled.includes(file));
  const config = {
    write_files: [...filled.map(writeFile), { path: ARCHIVE, encoding: 'gz+b64', content: archiveOf(packed) }],
    runcmd: [['tar', '--extract', '--file', ARCHIVE, '--directory', '/'], ...commands],
  };
  return `#cloud-config\n${stringify(config, { lineWidth: 0, indentSeq: false })}`;
}

function writeFile({ path, content, mode }: CloudFile): Record<string, string> {
  return { path, content, ...(mode === undefined ? {} : { permissions: mode }) };
}

/** The same bytes for the same files: owned by root, without times. */
function archiveOf(files: readonly CloudFile[]): string {
  const tar = createTar(
    files.map(({ path, content, mode = DEFAULT_MODE }) => ({
      name: path.replace(/^\//, ''),
      data: strToU8(content),
      attrs: { mode: mode.replace(/^0/, '') },
    })),
    { attrs: { uid: 0, gid: 0, mtime: 0 } },
  );
  // Not zlib: its bytes differ between versions, and changed user data replaces the router.
  return Buffer.from(gzipSync(tar, { level: 9, mtime: 0 })).toString('base64');
}
