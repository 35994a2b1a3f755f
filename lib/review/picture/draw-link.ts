import type { Link } from '../../model/link';
import { routedPrefixesOf } from '../../model/routed-prefixes';
import { fit, frame, GAP, HEADING, NETWORK_WIDTH, stack, text } from './boxes';
import { drawAzure } from './draw-azure';
import { drawSite } from './draw-site';
import type { Picture, Point, SvgNode } from './svg';

const WIDTH = 960;
const MARGIN = 16;
const CLOUD_WIDTH = NETWORK_WIDTH + 2 * GAP;
const AZURE_X = WIDTH - MARGIN - CLOUD_WIDTH;
const LEGEND = 34;

/** Draws both clouds with the tunnels between them; the height grows with the sites, the width does not. */
export function drawLink(link: Link): Picture {
  const top = MARGIN + HEADING;
  const sites = stack(
    link.sites.map((site) => (y: number) => drawSite(link, site, MARGIN + GAP, y)),
    top,
  );
  const azureHeight = drawAzure(link.azure, AZURE_X + GAP, 0).height;
  const height = Math.max(sites.height, azureHeight);
  const azure = drawAzure(link.azure, AZURE_X + GAP, top + Math.round((height - azureHeight) / 2));
  return {
    width: WIDTH,
    height: top + height + MARGIN + LEGEND,
    title: descriptionOf(link),
    nodes: [
      ...cloud('AWS', MARGIN, height),
      ...cloud(`Azure ${link.azure.location}`, AZURE_X, height),
      ...sites.nodes,
      ...azure.nodes,
      text('faint', WIDTH / 2, MARGIN + 19, 'internet: IKEv2', 'middle'),
      ...tunnels(link, sites.ends, azure.ends),
      ...legend(top + height + MARGIN),
    ],
  };
}

function descriptionOf({ sites, azure }: Link): string {
  const vpcs = sites
    .map((site) => {
      const routed = routedPrefixesOf(site).join(', ');
      const behind = routed === '' ? '' : `, with ${routed} behind it,`;
      return `VPC ${site.network.cidrs.join(', ')}${behind} in ${site.region}`;
    })
    .join('; ');
  const count = sites.reduce((sum, { connections }) => sum + connections.flatMap(({ tunnels: all }) => all).length, 0);
  return `${vpcs}; ${count} ${count === 1 ? 'tunnel' : 'tunnels'} to ${azure.prefixes.join(', ')} in Azure ${azure.location}`;
}

function tunnels(
  { sites }: Link,
  from: ReadonlyMap<string, Point>,
  to: ReadonlyMap<string, Point>,
): readonly SvgNode[] {
  return sites.flatMap((site) =>
    site.connections.flatMap(({ peer, tunnels: all }) =>
      all.flatMap(({ instance, device }): readonly SvgNode[] => {
        const [start, end] = [from.get(`${site.name}/${peer}`), to.get(String(instance))];
        if (start === undefined || end === undefined) return [];
        const title = `tunnel ${device.connection} of ${peer} to gateway instance ${instance}`;
        return [{ kind: 'curve', look: 'tunnel', from: start, to: end, title }];
      }),
    ),
  );
}

function cloud(name: string, x: number, height: number): readonly SvgNode[] {
  return [
    { kind: 'rect', look: 'cloud', x, y: MARGIN - 8, width: CLOUD_WIDTH, height: height + HEADING + MARGIN, radius: 8 },
    text('heading', x + GAP, MARGIN + 14, fit(name, 40)),
  ];
}

function legend(y: number): readonly SvgNode[] {
  const middle = y + 16;
  return [
    frame('created', MARGIN, y + 4, 34, 18),
    text('label', MARGIN + 42, middle + 2, 'created by the link'),
    frame('existing', MARGIN + 190, y + 4, 34, 18),
    text('label', MARGIN + 232, middle + 2, 'existing, not changed except for routes and peerings'),
    { kind: 'curve', look: 'tunnel', from: { x: MARGIN + 580, y: y + 13 }, to: { x: MARGIN + 614, y: y + 13 } },
    text('label', MARGIN + 622, middle + 2, 'IPsec tunnel'),
  ];
}
