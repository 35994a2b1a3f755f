import type { Link } from '../model/link';
import { awsProducers, parseAwsOutputs } from './aws-outputs';
import { azureProducer, parseAzureOutputs } from './azure-outputs';
import { emptyHandoff, type Handoff } from './handoff';
import type { HandoffCommands } from './handoff-commands';
import { misplacedFacts } from './misplaced';
import { parseHandoff, type ReadHandoff } from './parse';
import type { Parsed } from './parsed';
import type { SitesFacts } from './site-facts';

/** A file's name and content; the content is undefined when the file does not exist. */
export interface MaybeFile {
  readonly file: string;
  readonly text?: string;
}

/** The files that the hand-off is read from. */
export interface HandoffSources {
  readonly handoff: MaybeFile;
  readonly awsOutputs: MaybeFile;
  readonly azureOutputs: MaybeFile;
  /** The commands of remedies. @default - those for the default files */
  readonly commands?: HandoffCommands;
}

/**
 * What an outputs file that cannot be read causes. `refuse-unknown`: an error, unless the hand-off has facts of its side.
 * `notice`: only a notice, for commands after which the file is written again.
 */
export type BrokenOutputs = 'refuse-unknown' | 'notice';

export type Refreshed =
  ({ readonly ok: true } & ReadHandoff) | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Returns the facts after the latest deployments: the hand-off with the outputs files read over it. Of `link`, only the
 * names are used.
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
      : parseHandoff(handoff.text, handoff.file, link.name, sources.commands);
  const known = before.ok ? before.value.handoff : emptyHandoff(link.name);
  const { aws: plain, sites } = known;
  const aws = orElse<SitesFacts>(
    awsOutputs.text === undefined
      ? { ok: true, value: { aws: plain, sites } }
      : parseAwsOutputs(awsOutputs.text, awsOutputs.file, link, known, awsProducers(link, sources.commands)),
    plain === undefined && sites === undefined ? undefined : { aws: plain, sites },
    handoff.file,
    broken,
  );
  const azure = orElse(
    azureOutputs.text === undefined
      ? { ok: true, value: known.azure }
      : parseAzureOutputs(
          azureOutputs.text,
          azureOutputs.file,
          link,
          known.azure,
          azureProducer(link, sources.commands),
        ),
    known.azure,
    handoff.file,
    broken,
  );
  const problems = [before, aws, azure].flatMap((result) => (result.ok ? [] : [result.problem]));
  if (!before.ok || !aws.ok || !azure.ok) return { ok: false, problems };
  const merged: Handoff = { ...known, ...aws.value, azure: azure.value };
  const misplaced = misplacedFacts(merged, link, handoff.file, sources.commands);
  if (misplaced.length > 0) return { ok: false, problems: misplaced };
  return { ok: true, handoff: merged, notices: [...before.value.notices, ...aws.notices, ...azure.notices] };
}

type SideRead<T> =
  | { readonly ok: true; readonly value: T | undefined; readonly notices: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** A side from its outputs; if they cannot be read, from the hand-off with a notice, or the error where `broken` says so. */
function orElse<T>(
  read: Parsed<T | undefined>,
  known: T | undefined,
  file: string,
  broken: BrokenOutputs,
): SideRead<T> {
  if (read.ok) return { ...read, notices: [] };
  if (known === undefined && broken === 'refuse-unknown') return read;
  const instead =
    known === undefined ? 'until then that side has no facts' : `until then the facts in ${file} are used`;
  return { ok: true, value: known, notices: [`${read.problem}; ${instead}`] };
}
