import { admit, deny, holds, type Hop, type Packet } from '../packet';
import type { SecurityGroup, SecurityRule } from '../read/aws-side';

/** What the security groups of a network interface decide; the packet passes when one rule of one group allows it. */
export function passSecurityGroups(
  groups: readonly SecurityGroup[],
  direction: 'ingress' | 'egress',
  packet: Packet,
): Hop {
  const at = `${groups.map(({ name }) => name).join(' and ')}, ${direction}`;
  if (packet.established) return admit(at, 'reply of a tracked connection');
  const other = direction === 'ingress' ? packet.source : packet.destination;
  const rule = groups.flatMap((group) => group[direction]).find((candidate) => allows(candidate, packet, other));
  return rule === undefined ? deny(at, 'no rule allows it') : admit(at, rule.text);
}

function allows({ protocol, ports, network }: SecurityRule, packet: Packet, other: bigint): boolean {
  if (!holds(network, other)) return false;
  if (protocol === undefined) return true;
  return protocol === packet.protocol && (ports === undefined || (ports[0] <= packet.to && packet.to <= ports[1]));
}
