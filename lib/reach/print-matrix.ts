import { PROTOCOLS, type Cell, type ReachMatrix } from './matrix';

/** The matrix as text: for each source, the destinations it reaches by the same protocols, one line each. */
export function printReach({ endpoints, cells }: ReachMatrix): string {
  const label = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint.label]));
  const blocks = endpoints.flatMap(({ id }) => {
    const own = cells.filter(({ from }) => from === id);
    if (own.length === 0) return [];
    const byProtocols = new Map<string, string[]>();
    for (const to of new Set(own.map((cell) => cell.to))) {
      const protocols = printProtocols(own.filter((cell) => cell.to === to));
      byProtocols.set(protocols, [...(byProtocols.get(protocols) ?? []), label.get(to) ?? to]);
    }
    const lines = [...byProtocols].map(([protocols, to]) => `  ${protocols}: ${to.join(', ')}`);
    return [[`from ${label.get(id) ?? id}`, ...lines].join('\n')];
  });
  return blocks.join('\n') + '\n';
}

/** The protocols by which one endpoint reaches another, such as `icmp, tcp 22` or `nothing`. */
function printProtocols(cells: readonly Cell[]): string {
  const reaching = cells.filter(({ outcome }) => outcome !== 'denied');
  if (reaching.length === 0) return 'nothing';
  if (reaching.length === PROTOCOLS.length && reaching.every(({ outcome }) => outcome === 'reaches'))
    return 'everything';
  return reaching.map(printCell).join(', ');
}

function printCell({ protocol, outcome, ways }: Cell): string {
  const name = PROTOCOLS.find(({ id }) => id === protocol)?.label ?? protocol;
  if (outcome === 'one-way') return `${name} (no reply)`;
  if (outcome !== 'part') return name;
  const some = ways.filter((way) => way.outcome !== 'denied');
  const parts = some.map(({ ports, fromPort, sources, destinations, outcome: way }) =>
    [
      ...(ports.length > 0 ? [ports.join(' ')] : [`${sources.join(' ')} to ${destinations.join(' ')}`]),
      ...(fromPort === undefined ? [] : [`from port ${fromPort}`]),
      ...(way === 'one-way' ? ['no reply'] : []),
    ].join(' '),
  );
  return `${name} (${[...new Set(parts)].join('; ')})`;
}
