import { DAY, dayOf, flaps, growthPerDay, leaks, pileUps, within } from './ledger';
import type { Gap, MemorySample, SaSample, Span } from './ledger';
import type { MonthReport, Recovery } from './month-report';

/** All that was seen in a run. */
export interface Observations extends Pick<MonthReport, 'link' | 'days' | 'seed' | 'daysRun' | 'sent' | 'answered'> {
  /** What ended the run early. */
  readonly problems: readonly string[];
  readonly samples: {
    readonly sas: readonly SaSample[];
    readonly memory: readonly MemorySample[];
    readonly files: readonly number[];
  };
  readonly disturbed: readonly Span[];
  readonly recoveries: readonly Recovery[];
  readonly gaps: readonly Gap[];
  /** Rekeys that the Azure gateway initiated while the link was quiet. */
  readonly rekeysByGateway: number;
  readonly ikeRekeySeconds: number;
}

/** Gaps without a cause that are named; more of them say the same. */
const NAMED_GAPS = 3;
/** Files that may be added in a run: logs that are rotated, states of units. */
const FILES = 100;
/** IKE SAs that a disturbance may need: both ends may initiate, and a daemon may be started twice. */
const PER_DISTURBANCE = 4;

/** Says what is wrong with what was seen. */
export function judgeMonth(seen: Observations): MonthReport {
  const { link, days, seed, daysRun, sent, answered, recoveries, disturbed, samples } = seen;
  const created = createdBy(samples.sas);
  const needed = neededFor(seen);
  const [filesAtStart, filesAtEnd] = [samples.files[0] ?? 0, samples.files.at(-1) ?? 0];
  const unexplained = seen.gaps.filter(({ from, to }) => !within(disturbed, from) && !within(disturbed, to));
  const problems = [
    ...seen.problems,
    ...(seen.problems.length > 0 ? [] : unexplained.slice(0, NAMED_GAPS).map(unexplainedGap)),
    ...pileUps(samples.sas, disturbed),
    ...flaps(samples.sas, disturbed),
    ...(created > needed ? [`the router created ${created} IKE SAs, ${needed} are needed at most`] : []),
    ...rekeyProblems(seen.rekeysByGateway),
    ...leaks(samples.memory),
    ...(filesAtEnd - filesAtStart > FILES ? [`the router's files became ${filesAtEnd - filesAtStart} more`] : []),
  ];
  return {
    ...{ link, days, seed, daysRun, sent, answered, recoveries, problems, passed: problems.length === 0 },
    longestGapSeconds: Math.max(0, ...seen.gaps.map(({ seconds }) => seconds)),
    ...{ ikeCreated: created, ikeNeeded: needed, daemonGrowth: growthOfDaemon(samples.memory) },
    files: [filesAtStart, filesAtEnd],
  };
}

function unexplainedGap({ from, seconds }: Gap): string {
  return `an outage of ${seconds} s on day ${dayOf(from)}, without a disturbance`;
}

/**
 * Lifetimes are apart when the router's end first on every SA: the gateway then never rekeys. Where both rekey, the SAs
 * of the two exchanges may cross.
 */
function rekeyProblems(byGateway: number): readonly string[] {
  if (byGateway === 0) return [];
  return [`the Azure gateway initiated ${byGateway} rekeys: its lifetimes are not longer than the router's`];
}

/** IKE SAs that the router's daemons created; each daemon counts from the start. */
function createdBy(samples: readonly SaSample[]): number {
  const router = samples.filter(({ side }) => side === 'aws-router');
  const daemons = [...new Set(router.map(({ daemon }) => daemon))];
  const highest = (daemon: number): number =>
    Math.max(...router.filter((sample) => sample.daemon === daemon).map(({ created }) => created));
  return daemons.reduce((sum, daemon) => sum + highest(daemon), 0);
}

/** The first, one a lifetime (which the daemon shortens by up to a tenth), and some a disturbance. */
function neededFor({ daysRun, recoveries, ikeRekeySeconds }: Observations): number {
  return 1 + Math.ceil((daysRun * DAY) / (0.9 * ikeRekeySeconds)) + PER_DISTURBANCE * recoveries.length;
}

/** Growth of the IKE daemon that was sampled most often, in bytes a day. */
function growthOfDaemon(samples: readonly MemorySample[]): number {
  const daemons = samples.filter(({ program }) => program.startsWith('charon'));
  const lives = [...new Set(daemons.map(({ program }) => program))].map((name) =>
    daemons.filter(({ program }) => program === name),
  );
  const [longest = []] = lives.sort((a, b) => b.length - a.length);
  return growthPerDay(longest);
}
