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

/**
 * What an outputs file that cannot be read does: it stops the run while nothing else is known of its side, or it is
 * only worth saying, for commands that lead to its being written again.
 */
export type BrokenOutputs = 'refuse-unknown' | 'notice';

export type Refreshed =
  ({ readonly ok: true } & ReadHandoff) | { readonly ok: false; readonly problems: readonly string[] };

/**
 * What is known after the latest deployments: the hand-off with the outputs files read over it.
 * `link` gives the names to look for; whether its facts are known does not matter.
 */
export function refreshHandoff(
  sources: HandoffSources,
  link: Link,
  broken: BrokenOutputs = 'refuse-unknown',
): Refreshed {
  const { handoff, awsOutputs, azureOutputs } = sources;
  const before: Parsed<ReadHandoff> =
    handoff.text === undefined
      ? { ok: true, value: { handoff: emptyHandoff(link.name), notices: [] } }
      : parseHandoff(handoff.text, handoff.file, link.name);
  const known = before.ok ? before.value.handoff : emptyHandoff(link.name);
  const aws = orElse(
    awsOutputs.text === undefined
      ? { ok: true, value: known.aws }
      : parseAwsOutputs(awsOutputs.text, awsOutputs.file, link, known.aws),
    known.aws,
    handoff.file,
    broken,
  );
  const azure = orElse(
    azureOutputs.text === undefined
      ? { ok: true, value: known.azure }
      : parseAzureOutputs(azureOutputs.text, azureOutputs.file, link, known.azure),
    known.azure,
    handoff.file,
    broken,
  );
  const problems = [before, aws, azure].flatMap((result) => (result.ok ? [] : [result.problem]));
  if (!before.ok || !aws.ok || !azure.ok) return { ok: false, problems };
  const merged: Handoff = { ...known, aws: aws.value, azure: azure.value };
  const misplaced = misplacedFacts(merged, link, handoff.file);
  if (misplaced.length > 0) return { ok: false, problems: misplaced };
  return { ok: true, handoff: merged, notices: [...before.value.notices, ...aws.notices, ...azure.notices] };
}

type SideRead<T> =
  | { readonly ok: true; readonly value: T | undefined; readonly notices: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** A side from its outputs, or from the hand-off where these cannot be read and that may be said instead. */
function orElse<T>(
  read: Parsed<T | undefined>,
  known: T | undefined,
  file: string,
  broken: BrokenOutputs,
): SideRead<T> {
  if (read.ok) return { ...read, notices: [] };
  if (known === undefined && broken === 'refuse-unknown') return read;
  const instead = known === undefined ? 'until then nothing is known of that side' : `until then ${file} counts`;
  return { ok: true, value: known, notices: [`${read.problem}; ${instead}`] };
}
