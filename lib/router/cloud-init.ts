import { gzipSync, strToU8 } from 'fflate';
import { stringify } from 'yaml';

/** A file that a router gets on its first boot. */
export interface CloudFile {
  /** Absolute path on the router. */
  readonly path: string;
  readonly content: string;
  /** Octal. @default '0644' */
  readonly mode?: string;
  /** Whether CloudFormation puts values into it: it then cannot be compressed. @default false */
  readonly filledByDeployment?: boolean;
}

/**
 * EC2's limit of user data in bytes, before it is encoded.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
 */
export const LARGEST_USER_DATA_BYTES = 16_384;

const SCRIPT = '/var/lib/vpc2vnet/files.sh';
const DEFAULT_MODE = '0644';
const END = 'EOF';

/**
 * Cloud-init user data that writes files and then runs commands, each given as its words. The files travel in one
 * compressed shell script: a tar archive of them is 600 bytes larger, and files that are compressed one by one are
 * twice its size.
 * @throws Error when a file cannot be expressed.
 * @see https://cloudinit.readthedocs.io/en/latest/reference/modules.html
 */
export function printCloudConfig(files: readonly CloudFile[], commands: readonly (readonly string[])[]): string {
  const filled = files.filter(({ filledByDeployment }) => filledByDeployment === true);
  const packed = files.filter((file) => !filled.includes(file));
  const config = {
    write_files: [
      ...filled.map(writeFile),
      { path: SCRIPT, encoding: 'gz+b64', content: compress(printFilesScript(packed)) },
    ],
    runcmd: [['sh', SCRIPT], ...commands],
  };
  return `#cloud-config\n${stringify(config, { lineWidth: 0, indentSeq: false })}`;
}

function writeFile({ path, content, mode }: CloudFile): Record<string, string> {
  return { path, content, ...(mode === undefined ? {} : { permissions: mode }) };
}

/**
 * A script for `sh` that writes files.
 * @throws Error when a path, a mode or a content cannot be expressed.
 */
export function printFilesScript(files: readonly CloudFile[]): string {
  const put = 'put() { mkdir -p "${2%/*}" && cat >"$2" && chmod "$1" "$2"; }';
  return ['set -e', put, ...files.map(printFile)].join('\n') + '\n';
}

function printFile({ path, content, mode = DEFAULT_MODE }: CloudFile): string {
  if (!/^(\/[A-Za-z0-9._-]+)+$/.test(path)) throw new Error(`'${path}' cannot be the path of a file in user data`);
  if (!/^[0-7]{3,4}$/.test(mode)) throw new Error(`'${mode}' cannot be the mode of a file in user data`);
  if (!content.endsWith('\n') || content.split('\n').includes(END)) {
    throw new Error(`${path} must end with a line break and have no line '${END}' to travel in user data`);
  }
  return `put ${mode} ${path} <<'${END}'\n${content}${END}`;
}

function compress(text: string): string {
  // Not zlib: its bytes differ between versions, and changed user data replaces the router.
  return Buffer.from(gzipSync(strToU8(text), { level: 9, mtime: 0 })).toString('base64');
}
