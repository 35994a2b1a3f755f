import type { LinkFiles } from './link-files';
import { linkFilesByContext, linkFilesByOption } from './name-files';

/**
 * Returns the files that `cdk` and `cdktf` use: from `-c config=…` and the other context keys, from VPC2VNET_CONFIG and the
 * other variables, or the default ones.
 * @throws UserError for a misspelled key or variable.
 */
export function linkFilesFromContext(): LinkFiles {
  const context = { ...readContext('CDKTF_CONTEXT_JSON'), ...readContext('CDK_CONTEXT_JSON') };
  return linkFilesByContext(context, process.env);
}

/**
 * Returns the files that a verb uses: from its options, from the variables, or the default ones.
 * @throws UserError for a misspelled variable.
 */
export function linkFilesFromOptions(options: Partial<LinkFiles>): LinkFiles {
  return linkFilesByOption(options, process.env);
}

function readContext(variable: string): Readonly<Record<string, unknown>> {
  return JSON.parse(process.env[variable] ?? '{}') as Readonly<Record<string, unknown>>;
}
