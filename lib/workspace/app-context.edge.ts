import { linkFiles, type LinkFiles } from './link-files';

/**
 * The files that `cdk` and `cdktf` mean: from `-c config=…` and `-c handoff=…`, from VPC2VNET_CONFIG and
 * VPC2VNET_HANDOFF, or the default ones.
 */
export function linkFilesFromContext(): LinkFiles {
  const context = { ...readContext('CDKTF_CONTEXT_JSON'), ...readContext('CDK_CONTEXT_JSON') };
  const named = (key: string, variable: string): string | undefined => {
    const value = context[key];
    return typeof value === 'string' ? value : process.env[variable];
  };
  return linkFiles({ config: named('config', 'VPC2VNET_CONFIG'), handoff: named('handoff', 'VPC2VNET_HANDOFF') });
}

function readContext(variable: string): Readonly<Record<string, unknown>> {
  return JSON.parse(process.env[variable] ?? '{}') as Readonly<Record<string, unknown>>;
}
