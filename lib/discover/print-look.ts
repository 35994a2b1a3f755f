import type { Look } from './choose';
import type { Finding } from './finding';
import { rows } from './rows';
import type { RouteTableSeen } from './vpc-seen';

/** The lines of a report on an existing VPC: what the link takes of it, then everything that is in the way. */
export function printLook({ vpc, routerSubnet, routeTables }: Look, findings: readonly Finding[]): readonly string[] {
  const subnet = vpc.subnets.find(({ id }) => id === routerSubnet);
  const chosen = vpc.routeTables.filter(({ id }) => routeTables.includes(id));
  return [
    `${vpc.id} in ${vpc.region}, account ${vpc.owner}`,
    ...rows([
      ['CIDR blocks', [vpc.cidrs.join(', ')]],
      [
        'Router',
        subnet === undefined
          ? ['no subnet']
          : [`${subnet.id}, ${subnet.cidr} in ${subnet.zone}, ${subnet.freeAddresses} free addresses`],
      ],
      ['Route tables', chosen.map(describeTable)],
      ['Unchanged', vpc.routeTables.filter((table) => !chosen.includes(table)).map(describeTable)],
    ]),
    ...findings.map(({ level, text }) => `${level}: ${text}`),
  ];
}

function describeTable({ id, main, subnets, ofGateway }: RouteTableSeen): string {
  const about = [...(main ? ['main'] : []), ...(ofGateway ? ['of a gateway'] : []), ...subnets];
  return about.length === 0 ? id : `${id} (${about.join(', ')})`;
}
