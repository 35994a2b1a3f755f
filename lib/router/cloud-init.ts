import { stringify } from 'yaml';
import { packScript } from './pack-script';

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

/** Runs a packed script. Python is on every image, because cloud-init is written in it. */
const RUN_PACKED =
  'import base64,lzma,subprocess,sys;subprocess.run("sh",input=lzma.decompress(base64.b85decode(sys.argv[1])),check=1)';
const DEFAULT_MODE = '0644';
const END = 'EOF';

/**
 * Cloud-init user data that writes files and then runs commands, each given as its words. The files travel in one
 * packed shell script: a tar archive of them is 600 bytes larger, and files that are compressed one by one are
 * twice its size. LZMA is 6 % denser than gzip, and Base85 than Base64.
 * @throws Error when a file cannot be expressed.
 * @see https://cloudinit.readthedocs.io/en/latest/reference/modules.html
 */
export function printCloudConfig(files: readonly CloudFile[], commands: readonly (readonly string[])[]): string {
  const filled = files.filter(({ filledByDeployment }) => filledByDeployment === true);
  const packed = files.filter((file) => !filled.includes(file));
  const config = {
    write_files: filled.map(writeFile),
    runcmd: [['python3', '-c', RUN_PACKED, packScript(printFilesScript(packed.map(withBlankComments)))], ...commands],
  };
  return `#cloud-config\n${stringify(config, { lineWidth: 0, indentSeq: false })}`;
}

/** A comment of one line, in every language of these files; not the first line of a script. */
const COMMENT = /^ *#(?!!).*$/gm;

/** Comments are for readers of the files, and a twentieth of what travels. Empty ones keep the numbers of the lines. */
function withBlankComments(file: CloudFile): CloudFile {
  return { ...file, content: file.content.replaceAll(COMMENT, '#') };
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
