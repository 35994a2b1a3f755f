import type { CreatedSubnet, ExistingSubnet, Link, Router, Site } from '../../model/link';
import { hostKey, PLAIN_SITE } from '../../model/names';
import { routerViewOf } from '../../model/views';
import {
  addressOf,
  column,
  fit,
  GAP,
  HEADING,
  LINE,
  MACHINE_WIDTH,
  network,
  NETWORK_WIDTH,
  SUBNET_WIDTH,
  text,
  type Box,
  type Drawn,
} from './boxes';
import { zoneName } from './zone-name';

/** With more sites than this, each shows its first subnets only. */
const FEW_SITES = 3;
const SHOWN_SUBNETS = 3;

/** Draws the VPC of a site. Its tunnels end at `SITE/ROUTER`. @throws Error when a router has no subnet; a resolved link has */
export function drawSite(link: Link, site: Site, x: number, top: number): Drawn {
  const { network: vpc, region, name } = site;
  const subnets = subnetBoxes(link, site);
  const left = column(subnets, x + GAP, top + HEADING + LINE, SUBNET_WIDTH);
  const routers = site.routers.map((router) => ({ router, box: routerBox(link, site, router) }));
  const right = column(
    routers.map(({ box }) => box),
    x + NETWORK_WIDTH - GAP - MACHINE_WIDTH,
    top + HEADING + LINE,
    MACHINE_WIDTH,
  );
  const tables = vpc.kind === 'existing' ? [`route tables ${vpc.routeTables.join(', ')}`] : [];
  const height = HEADING + LINE + Math.max(left.height, right.height) + GAP + tables.length * LINE;
  const title = name === PLAIN_SITE ? `VPC ${vpc.cidrs.join(', ')}` : `${name}: VPC ${vpc.cidrs.join(', ')}`;
  const about = vpc.kind === 'existing' ? `${region}, existing ${vpc.id}` : `${region}, created`;
  return {
    height,
    nodes: [
      ...network(vpc.kind, { x, y: top }, height, title, about),
      ...left.nodes,
      ...right.nodes,
      ...tables.map((line) => text('faint', x + GAP, top + height - 8, fit(line, 58))),
    ],
    ends: new Map(
      routers.map(({ router }, index) => [
        `${name}/${router.name}`,
        { x: x + NETWORK_WIDTH - GAP, y: right.middles[index] ?? top },
      ]),
    ),
  };
}

function subnetBoxes(link: Link, site: Site): readonly Box[] {
  const { network: vpc } = site;
  const all: readonly (CreatedSubnet | ExistingSubnet)[] = vpc.subnets;
  const shown = link.sites.length > FEW_SITES ? all.slice(0, SHOWN_SUBNETS) : all;
  const boxes = shown.map((subnet): Box => {
    const inside = site.testHosts.filter((host) => host.subnet === subnet.name).map(({ name }) => name);
    const zone = 'zone' in subnet ? [zoneName(subnet.zone)] : [];
    const table = vpc.kind === 'created' ? [`table ${subnet.public ? 'Public' : 'Private'}`] : [];
    const about = [[subnet.public ? 'public' : 'private', ...table].join(', '), ...zone];
    return {
      look: vpc.kind,
      lines: [`${subnet.name} ${subnet.cidr}`, ...about, ...inside],
      title: [`subnet ${subnet.name} ${subnet.cidr}`, ...about, ...inside].join('; '),
    };
  });
  const more = all.length - shown.length;
  return more === 0 ? boxes : [...boxes, { look: vpc.kind, lines: [`and ${more} more`], title: `${more} subnets` }];
}

function routerBox(link: Link, site: Site, router: Router): Box {
  const devices = routerViewOf(link, site, router).tunnels.map(({ device }) => device.connection);
  const lines = [hostKey(site.name, router.name), addressOf(router.address), router.instanceType, ...devices];
  return { look: 'machine', lines, title: `${lines.join(', ')}, in the subnet ${router.subnet}` };
}
