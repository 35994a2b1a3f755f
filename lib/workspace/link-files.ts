import { format, parse } from 'node:path';

/** Where the files of a link are. */
export interface LinkFiles {
  readonly config: string;
  readonly handoff: string;
  readonly awsOutputs: string;
  readonly azureOutputs: string;
}

/** The files of a link as a person can name them, in the order of the help. */
export const LINK_FILE_KEYS = [
  'config',
  'handoff',
  'awsOutputs',
  'azureOutputs',
] as const satisfies readonly (keyof LinkFiles)[];

/** The variable that names each file, for every tool. */
export const LINK_FILE_VARIABLES: Readonly<Record<keyof LinkFiles, string>> = {
  config: 'VPC2VNET_CONFIG',
  handoff: 'VPC2VNET_HANDOFF',
  awsOutputs: 'VPC2VNET_AWS_OUTPUTS',
  azureOutputs: 'VPC2VNET_AZURE_OUTPUTS',
};

/** Returns the option of the command line that names a file: `--aws-outputs` for `awsOutputs`. */
export function optionOf(key: keyof LinkFiles): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const DEFAULT_CONFIG = 'vpc2vnet.yaml';

/**
 * Returns the files of a link: the named ones, and the default ones for the others. The hand-off is beside its config.
 * The outputs files are where the toolkits write them; links share them, since outputs have the names of their stacks.
 */
export function linkFiles({
  config = DEFAULT_CONFIG,
  handoff = handoffBeside(config),
  awsOutputs = 'cdk-outputs.json',
  azureOutputs = 'cdktf-outputs.json',
}: Partial<LinkFiles> = {}): LinkFiles {
  return { config, handoff, awsOutputs, azureOutputs };
}

/** Returns the files that a command has to name to use the same link: those that are not the default ones. */
export function namedFiles(files: LinkFiles): Partial<LinkFiles> {
  const defaults = { ...linkFiles({ config: files.config }), config: DEFAULT_CONFIG };
  return Object.fromEntries(
    LINK_FILE_KEYS.filter((key) => files[key] !== defaults[key]).map((key) => [key, files[key]]),
  );
}

/** `handoff.json` for the default name of a config, in whichever folder; `handoff.b.json` for `b.yaml`. */
function handoffBeside(config: string): string {
  const { dir, name } = parse(config);
  return format({ dir, base: name === parse(DEFAULT_CONFIG).name ? 'handoff.json' : `handoff.${name}.json` });
}
