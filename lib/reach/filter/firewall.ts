import { admit, deny, holdsAny, type Hop, type Packet } from '../packet';
import type { Chain, Match, Rule, Ruleset } from '../read/nftables';

/** Interfaces through which a packet passes a router; absent: it comes from, or is for, the router itself. */
export interface Through {
  readonly in?: string;
  readonly out?: string;
}

/** What the chains of a hook decide: the first rule with a verdict in each chain, or the chain's policy. */
export function passFirewall(
  router: string,
  { chains }: Ruleset,
  hook: 'input' | 'forward' | 'output',
  packet: Packet,
  through: Through,
): Hop {
  const own = chains.filter((chain) => chain.hook === hook).sort((a, b) => a.priority - b.priority);
  const hops = own.map((chain) => passChain(router, chain, packet, through));
  const last = hops.at(-1) ?? admit(`firewall of ${router}`, `no chain with the hook ${hook}`);
  return hops.find(({ admits }) => !admits) ?? last;
}

function passChain(router: string, { name, accepts, rules }: Chain, packet: Packet, through: Through): Hop {
  const rule = rules.find(({ verdict, when }) => verdict !== undefined && matchesAll(when, packet, through));
  const at = `firewall of ${router}, chain ${name}`;
  const passes = rule === undefined ? accepts : rule.verdict === 'accept';
  return (passes ? admit : deny)(at, rule?.text ?? `policy ${accepts ? 'accept' : 'drop'}`);
}

function matchesAll(when: Rule['when'], packet: Packet, through: Through): boolean {
  return when.every((match) => matches(match, packet, through));
}

function matches(match: Match, packet: Packet, through: Through): boolean {
  switch (match.kind) {
    case 'interface':
      return match.names.includes(through[match.side] ?? '') === match.is;
    case 'address':
      return holdsAny(match.networks, packet[match.side]) === match.is;
    case 'port':
      return (
        packet.protocol === match.protocol && match.ports.includes(match.side === 'source' ? packet.from : packet.to)
      );
    case 'icmp':
      return packet.protocol === 'icmp' && match.type === (packet.established ? 'echo-reply' : 'echo-request');
    case 'established':
      return packet.established;
    case 'syn':
      return packet.protocol === 'tcp' && !packet.established;
  }
}
