import type { LabHosts } from '../hosts/lab-hosts';
import { loadRules } from '../shell/shell';
import type { Topology } from '../topology/topology';
import { securityFilter } from './security-group-filter';
import type { VpcSide } from '../emitted/vpc-side';

/** Ports of the VPC's bridge for the router and its possible replacement. */
const PORTS = ['router0', 'spare0'] as const;

/** Applies the security group and the source/destination check of the emitted stacks to the lab's VPC. */
export async function emulateVpc(hosts: LabHosts, { addresses }: Topology, vpc: VpcSide): Promise<void> {
  const routers = [addresses.awsRouter, addresses.spareRouter];
  const rules = [
    ...securityFilter(vpc.securityGroup, PORTS, routers),
    ...(vpc.sourceDestCheck ? sourceDestFilter(routers) : []),
  ];
  await hosts.in('aws-fabric', loadRules(rules));
}

/** The source/destination check: drops packets that the router is neither source nor destination of. */
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
