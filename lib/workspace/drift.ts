import type { Handoff } from '../handoff/handoff';
import type { Link } from '../model/link';

export type Side = 'aws' | 'azure';

/** The sides whose ranges the config has changed since they were deployed. */
export function driftedSides(handoff: Handoff, link: Link): ReadonlySet<Side> {
  return new Set(driftOf(handoff, link).map(({ side }) => side));
}

/** A line per drifted side; the other side routes to its ranges, so that both are deployed again. */
export function driftNotices(handoff: Handoff, link: Link): readonly string[] {
  return driftOf(handoff, link).map(
    ({ side, deployed, asked }) =>
      `${NAMES[side]} was deployed with ${deployed.join(', ')} and the config says ${asked.join(', ')}: deploy both sides again`,
  );
}

const NAMES: Readonly<Record<Side, string>> = { aws: 'AWS', azure: 'Azure' };

interface Drift {
  readonly side: Side;
  readonly deployed: readonly string[];
  readonly asked: readonly string[];
}

function driftOf({ aws, azure }: Handoff, link: Link): readonly Drift[] {
  const sides: readonly {
    readonly side: Side;
    readonly deployed?: readonly string[];
    readonly asked: readonly string[];
  }[] = [
    { side: 'aws', deployed: aws?.prefixes, asked: link.sites.flatMap(({ prefixes }) => prefixes) },
    { side: 'azure', deployed: azure?.prefixes, asked: link.azure.prefixes },
  ];
  return sides.flatMap(({ side, deployed, asked }) =>
    deployed === undefined || sameRanges(deployed, asked) ? [] : [{ side, deployed, asked }],
  );
}

function sameRanges(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}
