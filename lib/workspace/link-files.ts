/** Where the files of a link are. */
export interface LinkFiles {
  readonly config: string;
  readonly handoff: string;
  readonly awsOutputs: string;
  readonly azureOutputs: string;
}

/** The files of a link: those that are named, and the default ones for the others. */
export function linkFiles({
  config = 'vpc2vnet.yaml',
  handoff = 'handoff.json',
  awsOutputs = 'cdk-outputs.json',
  azureOutputs = 'cdktf-outputs.json',
}: Partial<LinkFiles> = {}): LinkFiles {
  return { config, handoff, awsOutputs, azureOutputs };
}
