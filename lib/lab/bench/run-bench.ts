import { trafficFlows } from '../faults/outage';
import type { Lab } from '../session/lab';
import type { Figure } from './figure';
import { measure, type Measurement } from './measure';
import { withoutTunnel, withVariant } from './other-paths';
import { VARIANTS } from './variants';

/** Throughput and round trip of the link, beside other algorithms and beside the same path without a tunnel. */
export async function runBench(lab: Lab): Promise<readonly Figure[]> {
  const tunnel = await measure(lab);
  const figures = [...figuresOf('tunnel', 'through the tunnel as rendered', tunnel)];
  for (const variant of VARIANTS) {
    const other = await withVariant(lab, variant, () => measure(lab));
    figures.push(ratioOf(variant.id, variant.title, other, tunnel));
  }
  const plain = await withoutTunnel(lab, () => measure(lab));
  figures.push(ratioOf('plain', 'the same path in clear', plain, tunnel));
  figures.push(...figuresOf('plain', 'on the same path in clear', plain));
  for (const figure of figures) lab.report({ kind: 'figure', figure });
  await trafficFlows(lab, 120);
  return figures;
}

function figuresOf(id: string, where: string, { megabitsPerSecond, milliseconds }: Measurement): readonly Figure[] {
  return [
    figure(`${id}-throughput`, `throughput ${where}`, megabitsPerSecond, 'Mbit/s'),
    figure(`${id}-round-trip`, `round trip ${where}`, milliseconds, 'ms'),
  ];
}

function ratioOf(id: string, title: string, other: Measurement, tunnel: Measurement): Figure {
  const ratio = other.megabitsPerSecond / tunnel.megabitsPerSecond;
  return figure(`${id}-ratio`, `throughput of ${title}, as a multiple of the tunnel's`, ratio, 'times');
}

function figure(id: string, title: string, number: number, unit: string): Figure {
  return { id, title, number, value: `${number.toFixed(2)} ${unit}` };
}
