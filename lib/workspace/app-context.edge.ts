import type { LinkFiles } from './link-files';
import { linkFilesByContext, linkFilesByOption } from './name-files';

/**
 * The files that `cdk` and `cdktf` mean: from `-c config=…` and the other context keys, from VPC2VNET_CONFIG and the
 * other variables, or the default ones.
 * @throws UserError for a key or a variable that is nearly one of ours.
 */
export function linkFilesFromContext(): LinkFiles {
  const context = { ...readContext('CDKTF_CONTEXT_JSON'), ...readContext('CDK_CONTEXT_JSON') };
  return linkFilesByContext(context, process.env);
}

/**
 * The files that a verb means: from its options, from the variables, or the default ones.
 * @throws UserError for a variable that is nearly one of ours.
 */
export function linkFilesFromOptions(options: Partial<LinkFiles>): LinkFiles {
  return linkFilesByOption(options, process.env);
}

function readContext(variable: string): Readonly<Record<string, unknown>> {
  return JSON.parse(process.env[variable] ?? '{}') as Readonly<Record<string, unknown>>;
}
