import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../lab-error';
import { readConnections, type AzureConnection } from './azure-connection';
import { readRouters, type RenderedRouter } from './router-files.edge';
import type { TerraformJson } from './terraform-json';
import { readVpcSide, type CloudFormation, type VpcSide } from './vpc-side';

/** One site of a link as rendered in an output folder: the router's files and both clouds. */
export interface LabLink {
  /** Name of the site; absent: that with the plain names. */
  readonly site?: string;
  readonly router: RenderedRouter;
  readonly vpc: VpcSide;
  readonly connection: AzureConnection;
  /** Public addresses of the Azure gateway from the hand-off, one per instance. */
  readonly gatewayAddresses: readonly string[];
}

/**
 * Reads an output folder of `synth`: the first router of each site, with the connection to its address.
 * @throws LabError when one of them is missing
 */
export function readSites(outDir: string, gatewayAddresses: readonly string[]): readonly [LabLink, ...LabLink[]] {
  const routers = readRouters(outDir).filter(
    ({ site }, index, all) => all.findIndex((other) => other.site === site) === index,
  );
  const stacks = join(outDir, 'cdktf.out', 'stacks');
  const connections = readdirSync(stacks).flatMap((stack) =>
    readConnections(JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')) as TerraformJson),
  );
  const sites = routers.flatMap(({ site }) => (site === undefined ? [] : [site]));
  const [first, ...others] = routers.map((router): LabLink => {
    const { site } = router;
    const connection = connectionOf(router, connections, routers.length);
    if (connection === undefined)
      throw new LabError(
        `${outDir} contains no connection to ${router.name}${site === undefined ? '' : ` of ${site}`}; run synth first`,
      );
    const vpc = readVpcSide(readTemplates(join(outDir, 'cdk.out'), (name) => siteOf(name, sites) === site));
    return { site, router, vpc, connection: { ...connection, site }, gatewayAddresses };
  });
  if (first === undefined) throw new LabError(`${outDir} contains no router; run synth first`);
  return [first, ...others];
}

/** The connection to a router: a lone one, or that to its address, whose order says nothing. */
function connectionOf(
  { settings }: RenderedRouter,
  connections: readonly AzureConnection[],
  routers: number,
): AzureConnection | undefined {
  if (routers === 1) return connections[0];
  return connections.find(({ routerAddress }) => routerAddress === settings['ROUTER_ADDRESS']);
}

/** The site in the name of a stack, `LINK--SITE-network` or `LINK--SITE-router`; undefined for the plain names. */
function siteOf(template: string, sites: readonly string[]): string | undefined {
  const [, name] = /--(.+)-(?:network|router)\.template\.json$/.exec(template) ?? [];
  return sites.find((site) => site === name);
}

function readTemplates(dir: string, isOwn: (name: string) => boolean): readonly CloudFormation[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.template.json') && isOwn(name));
  return names.map((name) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as CloudFormation);
}
