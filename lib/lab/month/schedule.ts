import { DAY } from './ledger';
import { between, randomOf } from './random';

/** What happens to a link in its life, and how often. */
export const DISTURBANCES = [
  { id: 'loss-burst', everyDays: 2, title: 'every packet on the internet is lost', seconds: [5, 60] },
  { id: 'lossy-line', everyDays: 5, title: '5 % of the packets are lost', seconds: [300, 900] },
  { id: 'daemon-upgraded', everyDays: 7, title: "an upgrade restarts the router's IKE daemon", seconds: [0, 0] },
  { id: 'clock-step', everyDays: 7, title: 'the clock is set forward or back', seconds: [1, 3600] },
  { id: 'gateway-maintenance', everyDays: 10, title: 'the Azure gateway restarts without its SAs', seconds: [10, 60] },
  { id: 'router-rebooted', everyDays: 15, title: 'the router reboots', seconds: [0, 0] },
  { id: 'key-rotated', everyDays: 30, title: 'the shared key is rotated, then the gateway restarts', seconds: [0, 0] },
  {
    id: 'elastic-ip-moved',
    everyDays: 30,
    title: 'the Elastic IP is re-associated with a replacement router',
    seconds: [0, 0],
  },
] as const;
export type DisturbanceId = (typeof DISTURBANCES)[number]['id'];

/** A disturbance at its time. */
export interface Scheduled {
  readonly id: DisturbanceId;
  /** Seconds since the start of the run. */
  readonly at: number;
  /** How long it lasts, or by how far a clock is set; in seconds. */
  readonly seconds: number;
}

/** Seconds between two disturbances, in which the link must be quiet again. */
export const APART = 7200;

/** Draws the disturbances of some days, in order; each kind is spread over them, at least {@link APART} seconds from any other. */
export function drawSchedule(days: number, seed: number): readonly Scheduled[] {
  const random = randomOf(seed);
  const drawn = DISTURBANCES.flatMap(({ id, everyDays, seconds: [low, high] }) => {
    const count = Math.round(days / everyDays);
    const slot = (days * DAY) / count;
    return Array.from({ length: count }, (_, index): Scheduled => {
      const at = Math.floor((index + random()) * slot);
      return { id, at, seconds: between(random, low, high) };
    });
  });
  const spread: Scheduled[] = [];
  for (const one of drawn.sort((a, b) => a.at - b.at)) {
    const earliest = (spread.at(-1)?.at ?? 0) + APART;
    spread.push({ ...one, at: Math.max(one.at, earliest) });
  }
  return spread.filter(({ at }) => at + APART <= days * DAY);
}
