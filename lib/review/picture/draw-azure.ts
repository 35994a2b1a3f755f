import type { AzureEnd } from '../../model/link';
import {
  addressOf,
  column,
  GAP,
  HEADING,
  LINE,
  MACHINE_WIDTH,
  network,
  NETWORK_WIDTH,
  SUBNET_WIDTH,
  type Box,
  type Drawn,
} from './boxes';
import type { SvgNode } from './svg';

/** Draws the VNet with its gateway, and its spokes below. Tunnels end at the number of a gateway instance. */
export function drawAzure(
  { network: vnet, gateway, spokes, testVms, location }: AzureEnd,
  x: number,
  top: number,
): Drawn {
  const y = top + HEADING + LINE;
  const created = vnet.kind === 'created';
  const gatewaySubnet = vnet.gatewaySubnet;
  const subnets: readonly Box[] = [
    ...(created
      ? vnet.subnets.map((subnet, index): Box => {
          const inside = index === 0 ? testVms.map(({ name }) => name) : [];
          const lines = [`${subnet.name} ${subnet.cidr}`, ...inside];
          return { look: 'created', lines, title: `subnet ${lines.join('; ')}` };
        })
      : []),
    {
      look: gatewaySubnet.kind,
      lines: [gatewaySubnet.kind === 'created' ? `GatewaySubnet ${gatewaySubnet.cidr}` : 'GatewaySubnet'],
      title: `GatewaySubnet, ${gatewaySubnet.kind}`,
    },
  ];
  const name = gateway.kind === 'created' ? gateway.sku : gateway.name;
  const instances = gateway.instances.map(({ number, address }): Box => ({
    look: 'machine',
    lines: [`instance ${number}`, addressOf(address)],
    title: `gateway instance ${number}, ${addressOf(address)}`,
  }));
  const gatewayBox: Box = {
    look: gateway.kind,
    lines: ['VPN gateway', name, gateway.kind],
    title: `VPN gateway ${name}`,
  };
  const left = column([gatewayBox, ...instances], x + GAP, y, MACHINE_WIDTH);
  const right = column(subnets, x + NETWORK_WIDTH - GAP - SUBNET_WIDTH, y, SUBNET_WIDTH);
  const height = HEADING + LINE + Math.max(left.height, right.height) + GAP;
  const prefixes = vnet.prefixes.join(', ');
  const around = column(
    spokes.map((spoke) => ({
      look: 'existing',
      lines: [`spoke ${spoke.name} ${spoke.prefixes.join(', ')}`, `peering ${spoke.peering}`],
      title: `VNet ${spoke.vnet} ${spoke.prefixes.join(', ')}, peering ${spoke.peering}`,
    })),
    x + 3 * GAP,
    top + height + GAP,
    NETWORK_WIDTH - 3 * GAP,
  );
  const title = `VNet ${prefixes}`;
  const about = `${location}, ${created ? 'created' : `existing ${vnet.name}`}`;
  return {
    height: height + (spokes.length === 0 ? 0 : GAP + around.height),
    nodes: [
      ...network(vnet.kind, { x, y: top }, height, title, about),
      ...around.middles.map((end): SvgNode => ({
        kind: 'curve',
        look: 'peering',
        from: { x: x + GAP, y: top + height },
        to: { x: x + 3 * GAP, y: end },
      })),
      ...left.nodes,
      ...right.nodes,
      ...around.nodes,
    ],
    ends: new Map(
      gateway.instances.map(({ number }, index) => [String(number), { x: x + GAP, y: left.middles[index + 1] ?? top }]),
    ),
  };
}
