import { computeReach, reachFindings, readDeployed, type Cell, type ReachMatrix } from '../../reach';
import { ReachError } from '../../reach/reach-error';
import { isKnown } from '../../model/fact';
import type { Link } from '../../model/link';
import type { OutputFile } from '../../write-files/file-tree';

/** Who reaches whom, as the rendered files let them. */
export interface Reach {
  readonly rows: readonly ReachRow[];
  /** A sentence for each difference from the config. */
  readonly findings: readonly string[];
  /** Why nothing was computed. @default - it was */
  readonly notComputed?: string;
}

/** What one network reaches by the same protocols. */
export interface ReachRow {
  readonly from: string;
  readonly protocols: string;
  readonly to: readonly string[];
}

/** Computes who reaches whom; what the computation does not know is a sentence in the place of the rows. */
export function reachOf(link: Link, files: readonly OutputFile[]): Reach {
  const gateways = link.azure.gateway.instances.flatMap(({ address }) => (isKnown(address) ? [address.value] : []));
  const vpc = link.sites.flatMap(({ prefixes }) => prefixes);
  try {
    const matrix = computeReach(readDeployed(files, gateways));
    const findings = reachFindings(matrix, { vpc, vnet: link.azure.prefixes });
    return { rows: rowsOf(matrix), findings: findings.map(({ text }) => text) };
  } catch (error) {
    if (error instanceof ReachError) return { rows: [], findings: [], notComputed: error.message };
    throw error;
  }
}

function rowsOf(matrix: ReachMatrix): readonly ReachRow[] {
  const label = new Map(matrix.endpoints.map((endpoint) => [endpoint.id, endpoint.label]));
  return matrix.endpoints.flatMap(({ id, label: from }) => {
    const pairs = grouped(
      matrix.cells.filter((cell) => cell.from === id),
      ({ to }) => to,
    );
    const groups = grouped([...pairs], ([, cells]) => protocolsOf(cells, matrix));
    return [...groups].map(([protocols, members]) => ({
      from,
      protocols,
      to: members.map(([to]) => label.get(to) ?? to),
    }));
  });
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function protocolsOf(cells: readonly Cell[], { protocols }: ReachMatrix): string {
  const open = cells.filter(({ outcome }) => outcome !== 'denied');
  if (open.length === 0) return 'nothing';
  if (open.length === protocols.length && open.every(({ outcome }) => outcome === 'reaches')) return 'everything';
  return open.map(({ protocol, outcome }) => `${labelOf(protocol, protocols)}${LIMITS[outcome]}`).join(', ');
}

const LIMITS: Readonly<Record<Cell['outcome'], string>> = {
  reaches: '',
  'one-way': ' (no reply)',
  part: ' (some ports or addresses)',
  denied: '',
};

function labelOf(id: Cell['protocol'], protocols: ReachMatrix['protocols']): string {
  return protocols.find((each) => each.id === id)?.label ?? id;
}
