import { setTimeout as sleep } from 'node:timers/promises';
import { trafficFlows } from '../faults/outage';
import type { Lab } from '../session/lab';
import { disturb, settle } from './disturb';
import { firstProcessIn, networkOf, pingCounter, type PingCount } from './guest-processes.edge';
import { DAY, dayOf, within, type Span } from './ledger';
import { judgeMonth } from './judge-month';
import type { MonthOptions, MonthReport, Recovery } from './month-report';
import { sampleRouter, sampleSas, type Samples } from './samples.edge';
import { DISTURBANCES, drawSchedule, type Scheduled } from './schedule';
import { intervalsOf, PING_SECONDS, Traffic } from './traffic';
import { Wake, type Reason } from './wake';
import {
  countRekeys,
  logLess,
  startPings,
  watchdogSwitch,
  type RekeyCount,
  type WatchdogSwitch,
} from './watchers.edge';

/** Seconds with traffic after which a disturbance is over: the gateway may have kept an unused SA so long. */
const QUIET = 180;
/** Seconds with traffic after which the watchdog stops: twelve of its runs, and it deletes duplicate SAs in the second. */
const WATCHED = 60;
/** Seconds of an outage after which the link does not recover automatically. */
const LIMIT = 900;
/** Seconds between two samples of the SAs, and of memory and files. */
const SA_SECONDS = 2 * 3600;
const MEMORY_SECONDS = 6 * 3600;
/** Intervals between two samples; the others are multiples of it. */
const SAMPLE_TICKS = SA_SECONDS / PING_SECONDS;
/** Answered pings in a row with which traffic flows again. */
const FLOWS = 3;

/** A link that does not recover: the run ends early. */
class NoTraffic extends Error {}

/** One run, as it is now. */
interface Run {
  readonly lab: Lab;
  readonly days: number;
  /** Seconds since the start. */
  readonly now: () => number;
  /** Waits until then; rejects when the run has ended. */
  readonly until: (at: number) => Promise<void>;
  readonly countPings: () => PingCount;
  /** What ends a rest of the watch: a ping without an answer, or a disturbance. */
  readonly wake: Wake;
  readonly traffic: Traffic;
  readonly watchdog: WatchdogSwitch;
  readonly rekeys: RekeyCount;
  readonly samples: Samples;
  readonly disturbed: Span[];
  readonly recoveries: Recovery[];
  isDisturbed: boolean;
}

/**
 * Simulates some days of the link. The watchdog of the router runs as rendered from a disturbance or a lost ping until
 * traffic has flowed for a while. Between, each of its runs would find the tunnel up and do nothing, and all of them
 * would cost more than everything else. The router logs less, too.
 */
export async function runMonth(lab: Lab, { days, seed }: MonthOptions): Promise<MonthReport> {
  const problems: string[] = [];
  if (!(await trafficFlows(lab, 120))) problems.push('no traffic at the start');
  await logLess(lab);
  const end = new AbortController();
  const pinging = firstProcessIn(await networkOf(lab.hosts, 'aws-host'));
  const run = await startRun(lab, days, pinging, end.signal);
  const before = run.countPings();
  await startPings(lab, pinging, () => run.wake.call('unanswered'));
  try {
    if (problems.length === 0) await Promise.race([watch(run, before), disturbAll(run, drawSchedule(days, seed))]);
  } catch (error) {
    if (!(error instanceof NoTraffic)) throw error;
    problems.push(error.message);
  }
  end.abort();
  const after = run.countPings();
  const { samples, disturbed, recoveries } = run;
  return judgeMonth({
    ...{
      link: lab.link.connection.name,
      days,
      seed,
      daysRun: run.now() / DAY,
      problems,
      samples,
      disturbed,
      recoveries,
    },
    ...{ sent: after.sent - before.sent, answered: after.answered - before.answered, gaps: run.traffic.gaps() },
    ...{ rekeysByGateway: run.rekeys.count(), ikeRekeySeconds: await ikeRekeySeconds(lab) },
  });
}

async function startRun(lab: Lab, days: number, pinging: number, signal: AbortSignal): Promise<Run> {
  const start = performance.now();
  const now = (): number => (performance.now() - start) / 1000;
  return {
    ...{ lab, days, now, isDisturbed: false },
    until: (at) => sleep(Math.max(0, (at - now()) * 1000), undefined, { signal }),
    countPings: pingCounter(pinging),
    wake: new Wake(),
    rekeys: countRekeys(firstProcessIn(await networkOf(lab.hosts, 'azure-gateway'))),
    traffic: new Traffic(),
    watchdog: watchdogSwitch(lab),
    ...{ samples: { sas: [], memory: [], files: [] }, disturbed: [], recoveries: [] },
  };
}

/**
 * Counts the pings of each interval until the last day is over, and takes the samples. While every ping is answered, it
 * rests from sample to sample: to wake for each of them takes a third of a quiet day.
 */
async function watch(run: Run, before: PingCount): Promise<void> {
  const { traffic, watchdog, lab } = run;
  let last = before;
  for (let tick = 1; tick <= (run.days * DAY) / PING_SECONDS; tick += 1) {
    const isQuiet = !run.isDisturbed && !watchdog.isOn() && traffic.inARow > 0;
    const rested = isQuiet ? await rest(run, tick) : undefined;
    tick = rested?.tick ?? tick;
    // Half an interval after a ping, so that its answer is in.
    await run.until((tick + 0.5) * PING_SECONDS);
    const count = run.countPings();
    const at = tick * PING_SECONDS;
    const counted = { at, sent: count.sent - last.sent, answered: count.answered - last.answered };
    for (const interval of rested ? intervalsOf(counted, rested.reason) : [counted]) traffic.record(interval);
    last = count;
    if (at - traffic.lastAnswered > LIMIT && !run.isDisturbed) throw noTraffic(at, 'without a disturbance');
    const watchdogRuns = run.isDisturbed || at - traffic.lastOutage < WATCHED;
    if (watchdogRuns !== watchdog.isOn()) await watchdog.set(watchdogRuns);
    if (tick % SAMPLE_TICKS === 0) {
      run.rekeys.sample(run.isDisturbed || [at, at - SA_SECONDS].some((time) => within(run.disturbed, time)));
      await sampleSas(lab, run.samples, at);
    }
    if (tick % (MEMORY_SECONDS / PING_SECONDS) === 0 && !run.isDisturbed) await sampleRouter(lab, run.samples, at);
    if (tick % (DAY / PING_SECONDS) === 0) lab.report({ kind: 'note', text: `day ${dayOf(at) - 1} is over` });
  }
}

/** Rests until the next sample, or until something happens; returns the interval that it is then, and what happened. */
async function rest(
  { until, now, wake }: Run,
  tick: number,
): Promise<{ readonly tick: number; readonly reason?: Reason }> {
  const sample = Math.ceil(tick / SAMPLE_TICKS) * SAMPLE_TICKS;
  const atSample = until((sample + 0.5) * PING_SECONDS).then(() => undefined);
  const reason = await Promise.race([atSample, wake.next()]);
  // The ping that was just sent may be answered, too.
  if (reason === 'unanswered') await until(now() + PING_SECONDS / 2);
  return { tick: Math.min(sample, Math.max(tick, Math.floor(now() / PING_SECONDS))), reason };
}

/** Does what is scheduled, each when traffic has flowed again after the one before; then waits for the end of the run. */
async function disturbAll(run: Run, schedule: readonly Scheduled[]): Promise<void> {
  let { lab } = run;
  for (const scheduled of schedule) {
    const { title } = DISTURBANCES.find(({ id }) => id === scheduled.id) ?? { title: scheduled.id };
    await run.until(scheduled.at);
    const from = run.now();
    lab.report({
      kind: 'note',
      text: `day ${dayOf(from)}: ${title}${scheduled.seconds > 0 ? `, ${scheduled.seconds} s` : ''}`,
    });
    run.isDisturbed = true;
    run.wake.call('disturbance');
    await run.watchdog.set(true);
    lab = await disturb(lab, scheduled);
    await recover(run, title);
    const recovered = run.now();
    await settle(lab, scheduled);
    await recover(run, title);
    const outages = run.traffic.gaps().filter((gap) => gap.to >= from && gap.from <= recovered);
    run.recoveries.push({ ...scheduled, title, outageSeconds: Math.max(0, ...outages.map(({ seconds }) => seconds)) });
    run.disturbed.push({ from: from - PING_SECONDS, to: run.now() + QUIET });
    run.traffic.lastOutage = run.now();
    run.isDisturbed = false;
  }
  await run.until((run.days + 1) * DAY);
}

async function recover({ traffic, now, until }: Run, title: string): Promise<void> {
  const from = now();
  traffic.inARow = 0;
  while (traffic.inARow < FLOWS) {
    if (now() - Math.max(from, traffic.lastAnswered) > LIMIT) throw noTraffic(now(), `after a disturbance: ${title}`);
    await until(now() + PING_SECONDS);
  }
}

function noTraffic(at: number, why: string): NoTraffic {
  return new NoTraffic(`an outage of ${LIMIT / 60} min on day ${dayOf(at)}, ${why}`);
}

/** Seconds after which the router replaces its IKE SA, as its file says. */
async function ikeRekeySeconds(lab: Lab): Promise<number> {
  const line = await lab.hosts.in('aws-router', `grep -m1 -o 'rekey_time = [0-9]*' /etc/swanctl/conf.d/vpc2vnet.conf`);
  return Number(line.replace(/\D/g, ''));
}
