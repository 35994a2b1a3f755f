import { trafficFlows } from '../faults/outage';
import { faultsNamed, runFaults } from '../faults/run-faults';
import type { FaultResult, Figure } from '../findings';
import type { Lab } from '../session/lab';
import { measure, type Measurement } from './measure';
import { withoutTunnel, withVariant } from './other-paths';
import { withBlog2015Config } from './blog-2015';
import { measureProcessor, PACKET_BYTES } from './processor';
import { VARIANTS } from './variants';

/** Faults whose outage is reported as a figure. */
const OUTAGES = ['charon-killed', 'router-rebooted', 'gateway-restarted', 'router-replaced'] as const;

const PROCESSOR = `AES-256-GCM of this processor's own instructions, on one core, in packets of ${PACKET_BYTES} bytes`;

/** Each path is measured once per round, so that slow changes of the machine's speed affect all paths. */
const ROUNDS = 5;

/** One way to connect the two hosts over the same wire. */
interface Path {
  readonly id: string;
  readonly title: string;
  readonly through: (lab: Lab) => Promise<Measurement>;
}

/** Alternatives to the rendered tunnel. */
const OTHERS: readonly Path[] = [
  ...VARIANTS.map((variant): Path => ({
    id: variant.id,
    title: variant.title,
    through: (lab) => withVariant(lab, variant, () => measure(lab)),
  })),
  {
    id: 'post-2015',
    title: 'the ipsec.conf of the 2015 blog post',
    through: (lab) => withBlog2015Config(lab, () => measure(lab)),
  },
  { id: 'plain', title: 'the same path unencrypted', through: (lab) => withoutTunnel(lab, () => measure(lab)) },
];

/**
 * Measures throughput and round-trip time of the link and of the alternatives, AES of the processor, and the outages of
 * {@link OUTAGES}; returns and reports the figures.
 */
export async function runBench(lab: Lab): Promise<readonly Figure[]> {
  const tunnel: Measurement[] = [];
  const others = OTHERS.map((path) => ({ path, measured: [] as Measurement[] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    tunnel.push(await measure(lab));
    for (const { path, measured } of others) measured.push(await path.through(lab));
  }
  const figures = [
    ...figuresOf('tunnel', 'the tunnel as rendered', tunnel),
    ...others.flatMap(({ path, measured }) => ratiosOf(path, measured, tunnel)),
    figure('processor-aes', PROCESSOR, await measureProcessor(lab), 'Mbit/s'),
  ];
  await trafficFlows(lab, 120);
  const outages = await runFaults(lab, faultsNamed(OUTAGES));
  figures.push(...outages.flatMap(outageOf));
  for (const figure of figures) lab.report({ kind: 'figure', figure });
  return figures;
}

function figuresOf(id: string, title: string, measured: readonly Measurement[]): readonly Figure[] {
  const throughput = median(measured.map(({ megabitsPerSecond }) => megabitsPerSecond));
  const roundTrip = median(measured.map(({ milliseconds }) => milliseconds));
  return [
    figure(`${id}-throughput`, `throughput of ${title}`, throughput, 'Mbit/s'),
    figure(`${id}-round-trip`, `round trip of ${title}`, roundTrip, 'ms'),
  ];
}

/** Medians of the ratios per round: within a round two measurements are minutes apart at most. */
function ratiosOf({ id, title }: Path, measured: readonly Measurement[], tunnel: readonly Measurement[]) {
  const ratio = (of: (measurement: Measurement) => number): number =>
    median(measured.map((other, round) => of(other) / of(tunnel[round] ?? other)));
  return [
    figure(
      `${id}-throughput-ratio`,
      `throughput of ${title}, as a multiple of the tunnel's`,
      ratio(({ megabitsPerSecond }) => megabitsPerSecond),
      'times',
    ),
    figure(
      `${id}-round-trip-ratio`,
      `round trip of ${title}, as a multiple of the tunnel's`,
      ratio(({ milliseconds }) => milliseconds),
      'times',
    ),
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function outageOf({ id, title, outageSeconds }: FaultResult): readonly Figure[] {
  return outageSeconds === undefined ? [] : [figure(`${id}-outage`, `outage when ${title}`, outageSeconds, 's')];
}

function figure(id: string, title: string, number: number, unit: string): Figure {
  return { id, title, number, value: `${number.toFixed(2)} ${unit}` };
}
