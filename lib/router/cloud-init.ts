import { stringify } from 'yaml';

/** A file that cloud-init writes on first boot. */
export interface CloudFile {
  /** Absolute path on the router. */
  readonly path: string;
  readonly content: string;
  /** Octal. @default '0644' */
  readonly mode?: string;
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
  const config = {
    write_files: files.map(({ path, content, mode }) => (mode === undefined ? { path, content } : { path, content, permissions: mode })),
    runcmd: commands,
  };
  return `#cloud-config\n${stringify(config, { lineWidth: 0, indentSeq: false })}`;
}
