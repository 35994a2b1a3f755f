import type { Link } from '../model/link';
import { parseAwsOutputs } from './aws-outputs';
import { parseAzureOutputs } from './azure-outputs';
import { emptyHandoff, type Handoff } from './handoff';
import { misplacedFacts } from './misplaced';
import { parseHandoff, type ReadHandoff } from './parse';
import type { Parsed } from './parsed';

/** A file's name and text; the text is absent when there is no such file. */
export interface MaybeFile {
  readonly file: string;
  readonly text?: string;
}

/** The files that feed the hand-off. */
export interface HandoffSources {
  readonly handoff: MaybeFile;
  readonly awsOutputs: MaybeFile;
  readonly azureOutputs: MaybeFile;
}

export type Refreshed =
  ({ readonly ok: true } & ReadHandoff) | { readonly ok: false; readonly problems: readonly string[] };

/**
 * What is known after the latest deployments: the hand-off with the outputs files read over it.
 * `link` gives the names to look for; whether its facts are known does not matter.
 */
export function refreshHandoff(sources: HandoffSources, link: Link): Refreshed {
  const { handoff, awsOutputs, azureOutputs } = sources;
  const before: Parsed<ReadHandoff> =
    handoff.text === undefined
      ? { ok: true, value: { handoff: emptyHandoff(link.name), notices: [] } }
      : parseHandoff(handoff.text, handoff.file, link.name);
  const known = before.ok ? before.value.handoff : emptyHandoff(link.name);
  const aws =
    awsOutputs.text === undefined
      ? ({ ok: true, value: known.aws } as const)
      : parseAwsOutputs(awsOutputs.text, awsOutputs.file, link, known.aws);
  const azure =
    azureOutputs.text === undefined
      ? ({ ok: true, value: known.azure } as const)
      : parseAzureOutputs(azureOutputs.text, azureOutputs.file, link, known.azure);
  const problems = [before, aws, azure].flatMap((result) => (result.ok ? [] : [result.problem]));
  if (!before.ok || !aws.ok || !azure.ok) return { ok: false, problems };
  const merged: Handoff = { ...known, aws: aws.value, azure: azure.value };
  const misplaced = misplacedFacts(merged, link, handoff.file);
  if (misplaced.length > 0) return { ok: false, problems: misplaced };
  return { ok: true, handoff: merged, notices: before.value.notices };
}
