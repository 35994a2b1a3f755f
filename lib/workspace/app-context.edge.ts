import { DEFAULT_LINK_FILES, type LinkFiles } from './load-link.edge';

/**
 * The files that `cdk` and `cdktf` mean: from `-c config=…` and `-c handoff=…`, from VPC2VNET_CONFIG and
 * VPC2VNET_HANDOFF, or the default ones.
 */
export function linkFilesFromContext(): LinkFiles {
  const context = { ...readContext('CDKTF_CONTEXT_JSON'), ...readContext('CDK_CONTEXT_JSON') };
  const pick = (key: string, variable: string, otherwise: string): string => {
    const value = context[key];
    return typeof value === 'string' ? value : (process.env[variable] ?? otherwise);
  };
  return {
    ...DEFAULT_LINK_FILES,
    config: pick('config', 'VPC2VNET_CONFIG', DEFAULT_LINK_FILES.config),
    handoff: pick('handoff', 'VPC2VNET_HANDOFF', DEFAULT_LINK_FILES.handoff),
  };
}

function readContext(variable: string): Readonly<Record<string, unknown>> {
  return JSON.parse(process.env[variable] ?? '{}') as Readonly<Record<string, unknown>>;
}
