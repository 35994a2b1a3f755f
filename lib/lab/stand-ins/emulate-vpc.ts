import type { LabHosts } from '../hosts/lab-hosts';
import { loadRules } from '../shell/shell';
import type { Topology } from '../topology/topology';
import { securityFilter } from './security-group-filter';
import type { VpcSide } from '../emitted/vpc-side';

/** Ports of the VPC's bridge that the router and the one that may replace it are plugged into. */
const PORTS = ['router0', 'spare0'] as const;

/** Makes the VPC's fabric treat packets for the router and from it as the emitted stacks say. */
export async function emulateVpc(hosts: LabHosts, { addresses }: Topology, vpc: VpcSide): Promise<void> {
  const routers = [addresses.awsRouter, addresses.spareRouter];
  const rules = [
    ...securityFilter(vpc.securityGroup, PORTS, routers),
    ...(vpc.sourceDestCheck ? sourceDestFilter(routers) : []),
  ];
  await hosts.in('aws-fabric', loadRules(rules));
}

/** Drops what the router neither sent nor should receive. */
function sourceDestFilter(routers: readonly string[]): readonly string[] {
  const [ports, own] = [`{ ${PORTS.join(', ')} }`, `{ ${routers.join(', ')} }`];
  return [
    'table bridge vpc',
    'delete table bridge vpc',
    'table bridge vpc {',
    'chain from-router {',
    'type filter hook prerouting priority 0;',
    `iifname ${ports} ether type ip ip saddr != ${own} drop`,
    '}',
    'chain to-router {',
    'type filter hook postrouting priority 0;',
    `oifname ${ports} ether type ip ip daddr != ${own} drop`,
    '}',
    '}',
  ];
}
