import type { FaultResult } from '../faults/fault';
import { trafficFlows } from '../faults/outage';
import { faultsNamed, runFaults } from '../faults/run-faults';
import type { Lab } from '../session/lab';
import type { Figure } from './figure';
import { measure, type Measurement } from './measure';
import { withoutTunnel, withVariant } from './other-paths';
import { withPostOf2015 } from './post-2015';
import { VARIANTS } from './variants';

/** Faults whose outage is a figure of the link. */
const OUTAGES = ['charon-killed', 'router-rebooted', 'gateway-restarted', 'router-replaced'] as const;

/** Throughput and round trip of the link beside other ways over the same path, and how long what interrupts it takes. */
export async function runBench(lab: Lab): Promise<readonly Figure[]> {
  const tunnel = await measure(lab);
  const figures = [...figuresOf('tunnel', 'the tunnel as rendered', tunnel)];
  for (const variant of VARIANTS) {
    const other = await withVariant(lab, variant, () => measure(lab));
    figures.push(...ratiosOf(variant.id, variant.title, other, tunnel));
  }
  const post = await withPostOf2015(lab, () => measure(lab));
  figures.push(...ratiosOf('post-2015', 'the ipsec.conf of the 2015 post', post, tunnel));
  const plain = await withoutTunnel(lab, () => measure(lab));
  figures.push(...ratiosOf('plain', 'the same path in clear', plain, tunnel));
  await trafficFlows(lab, 120);
  const outages = await runFaults(lab, faultsNamed(OUTAGES));
  figures.push(...outages.flatMap(outageOf));
  for (const figure of figures) lab.report({ kind: 'figure', figure });
  return figures;
}

function figuresOf(id: string, title: string, { megabitsPerSecond, milliseconds }: Measurement): readonly Figure[] {
  return [
    figure(`${id}-throughput`, `throughput of ${title}`, megabitsPerSecond, 'Mbit/s'),
    figure(`${id}-round-trip`, `round trip of ${title}`, milliseconds, 'ms'),
  ];
}

function ratiosOf(id: string, title: string, other: Measurement, tunnel: Measurement): readonly Figure[] {
  const throughput = other.megabitsPerSecond / tunnel.megabitsPerSecond;
  const roundTrip = other.milliseconds / tunnel.milliseconds;
  return [
    figure(`${id}-throughput-ratio`, `throughput of ${title}, as a multiple of the tunnel's`, throughput, 'times'),
    figure(`${id}-round-trip-ratio`, `round trip of ${title}, as a multiple of the tunnel's`, roundTrip, 'times'),
  ];
}

function outageOf({ id, title, outageSeconds }: FaultResult): readonly Figure[] {
  return outageSeconds === undefined
    ? []
    : [figure(`${id}-outage`, `without traffic when ${title}`, outageSeconds, 's')];
}

function figure(id: string, title: string, number: number, unit: string): Figure {
  return { id, title, number, value: `${number.toFixed(2)} ${unit}` };
}
