import type { LabHosts } from '../hosts/lab-hosts';
import { loadRules } from '../shell/shell';
import type { Topology } from '../topology/topology';
import { securityFilter } from './security-group-filter';
import type { VpcSide } from '../emitted/vpc-side';

/** Ports of the VPC's bridge for the router and its possible replacement. */
const PORTS = ['router0', 'spare0'] as const;

/**
 * Applies the security group and the source/destination check of the emitted stacks to the lab's VPC. The host of others
 * in a VPC that exists has a public address of its own.
 */
export async function emulateVpc(hosts: LabHosts, { addresses }: Topology, vpc: VpcSide): Promise<void> {
  const routers = [addresses.awsRouter, addresses.spareRouter];
  const rules = [
    ...securityFilter(vpc.securityGroup, PORTS, routers),
    ...(vpc.sourceDestCheck ? sourceDestFilter(routers) : []),
    ...(addresses.awsOther === undefined ? [] : natOfOthers(addresses.awsOther, addresses.vpcUplink)),
  ];
  await hosts.in('aws-fabric', loadRules(rules));
}

function natOfOthers(inside: string, outside: string): readonly string[] {
  return [
    'table ip others',
    'delete table ip others',
    'table ip others {',
    'chain outgoing {',
    'type nat hook postrouting priority srcnat;',
    `oifname "igw0" ip saddr ${inside} snat to ${outside}`,
    '}',
    '}',
  ];
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
