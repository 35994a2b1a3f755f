import { factsOf, isKnown, pendingKeysOf, type Fact, type FactKey } from './fact';
import { imageOf } from './image';
import type { Link, Site } from './link';
import {
  AZURE_COMPONENT,
  azureStack,
  hostKey,
  PLAIN_ROUTER,
  PLAIN_SITE,
  siteComponent,
  siteStack,
  type ComponentId,
  type SiteName,
} from './names';
import { routerViewsOf, type RouterView } from './views';

export type ComponentKind = 'network' | 'azure' | 'router';

/** One row, one stack: it exists or it does not, and nothing within it comes and goes with what is known. */
export interface Component {
  readonly id: ComponentId;
  readonly kind: ComponentKind;
  readonly title: string;
  readonly tool: 'cdk' | 'terraform';
  readonly stack: string;
  /** Of the AWS side. */
  readonly site?: SiteName;
  /** Region of a CloudFormation stack. */
  readonly region?: string;
  /** Facts without which it cannot be deployed. */
  readonly needs: readonly FactKey[];
  /** Facts that its outputs report. */
  readonly gives: readonly FactKey[];
  /** Seconds that a first deployment usually takes. */
  readonly typicalSeconds: number;
  /** Seconds that its removal usually takes. */
  readonly typicalRemovalSeconds: number;
}

/**
 * Minutes that Azure takes to create a VPN gateway; "often 45 minutes or more", it says.
 * @see https://learn.microsoft.com/azure/vpn-gateway/tutorial-create-gateway-portal
 */
export const GATEWAY_MINUTES = 45;

/**
 * Typical times: CloudFormation creates a VPC in a minute or two; the router waits for packages, the tunnel and a
 * forced rekey.
 */
const TYPICAL: Readonly<Record<ComponentKind, Pick<Component, 'tool' | 'typicalSeconds' | 'typicalRemovalSeconds'>>> = {
  network: { tool: 'cdk', typicalSeconds: 90, typicalRemovalSeconds: 60 },
  azure: { tool: 'terraform', typicalSeconds: GATEWAY_MINUTES * 60, typicalRemovalSeconds: 1200 },
  router: { tool: 'cdk', typicalSeconds: 420, typicalRemovalSeconds: 180 },
};

/** What Azure takes for a local network gateway and a connection, where the VPN gateway exists. */
const WITHOUT_GATEWAY = { typicalSeconds: 120, typicalRemovalSeconds: 60 };

/** What a link is deployed as, in the order in which the parts can come up; removal goes the other way. */
export function componentsOf(link: Link): readonly Component[] {
  const facts = factsOf(link);
  const row = (about: Omit<Component, 'gives' | keyof (typeof TYPICAL)['network']>): Component => ({
    ...about,
    ...TYPICAL[about.kind],
    ...(about.kind === 'azure' && link.azure.gateway.kind === 'existing' ? WITHOUT_GATEWAY : {}),
    gives: facts.filter(({ source }) => source === about.id).map(({ key }) => key),
  });
  return [
    ...link.sites.map((site) =>
      row({
        id: siteComponent(site.name, 'network'),
        kind: 'network',
        site: site.name,
        title: titled('AWS network', site),
        stack: siteStack(link.name, site.name, 'network'),
        region: site.region,
        needs: [],
      }),
    ),
    row({
      id: AZURE_COMPONENT,
      kind: 'azure',
      title: 'Azure side',
      stack: azureStack(link.name),
      needs: link.sites.flatMap(({ routers, ipsec }) => [
        ...routers.map(({ address }) => address.key),
        ipsec.sharedKeySecretArn.key,
      ]),
    }),
    ...link.sites.flatMap((site) =>
      routerViewsOf(link, site).map((view) =>
        row({
          id: siteComponent(site.name, view.router.name),
          kind: 'router',
          site: site.name,
          title: titled(view.router.name === PLAIN_ROUTER ? 'AWS router' : `AWS ${view.router.name}`, site),
          stack: siteStack(link.name, site.name, view.router.name),
          region: site.region,
          needs: needsOf(view),
        }),
      ),
    ),
  ];
}

/** Facts that a component needs and that nothing has reported yet; none: it can be deployed. */
export function missingFacts(link: Link, { needs }: Component): readonly FactKey[] {
  const pending = pendingKeysOf(link);
  return needs.filter((key) => pending.has(key));
}

/**
 * The routers of a site whose needs are all known, and which Azure knows as they are: their files and stacks can be
 * made. For a router of another address or key the tunnel could never come up.
 */
export function readyRoutersOf(link: Link, site: Site): readonly RouterView[] {
  const pending = pendingKeysOf(link);
  return routerViewsOf(link, site).filter(
    (view) =>
      needsOf(view).every((key) => !pending.has(key)) &&
      outdatedIdentity(view).length === 0 &&
      !isAbsentInAzure(link, view),
  );
}

/** Whether Azure was deployed with another address or key than the router of a component has, or without the router. */
export function isUnknownToAzure(link: Link, { id, kind }: Component): boolean {
  return link.sites.some(
    (site) =>
      kind === 'router' &&
      routerViewsOf(link, site).some(
        (view) =>
          siteComponent(site.name, view.router.name) === id &&
          (outdatedIdentity(view).length > 0 || isAbsentInAzure(link, view)),
      ),
  );
}

/** Routers that Azure was deployed without: it reports the addresses of others. */
export function routersAbsentInAzure(link: Link): readonly string[] {
  return link.sites.flatMap((site) =>
    routerViewsOf(link, site)
      .filter((view) => isAbsentInAzure(link, view))
      .map(({ router }) => hostKey(site.name, router.name)),
  );
}

function isAbsentInAzure({ sites }: Link, { deployedWith }: RouterView): boolean {
  const reported = sites.flatMap(({ connections }) => connections).some((each) => isKnown(each.deployedWith.address));
  return reported && !isKnown(deployedWith.address);
}

/** What Azure was deployed with of a router's identity and is no longer so, in words. */
export function outdatedIdentity({ router, ipsec, deployedWith }: RouterView): readonly string[] {
  const pairs: readonly (readonly [string, Fact<string>, Fact<string>])[] = [
    [`the address of ${router.name}`, deployedWith.address, router.address],
    ['the shared key', deployedWith.sharedKeySecretArn, ipsec.sharedKeySecretArn],
  ];
  return pairs.flatMap(([what, deployed, current]) =>
    isKnown(deployed) && isKnown(current) && deployed.value !== current.value ? [what] : [],
  );
}

/**
 * The row of a component.
 * @throws Error when the link has none of that id.
 */
export function componentOf(link: Link, id: ComponentId): Component {
  const found = componentsOf(link).find((component) => component.id === id);
  if (found === undefined) throw new Error(`the link ${link.name} has no component ${id}`);
  return found;
}

/** What people call the deployment of a component: `cdk deploy` or `cdktf deploy`. */
export function deployVerb({ tool }: Component): string {
  return tool === 'cdk' ? 'cdk deploy' : 'cdktf deploy';
}

function needsOf({ router, testHosts, ipsec, tunnels }: RouterView): readonly FactKey[] {
  // A deployed image is a fact of the router's own.
  const images = [router, ...testHosts].flatMap(({ image }) =>
    image.kind !== 'given' && imageOf(image) === image.offered ? [image.offered.key] : [],
  );
  const keys: readonly FactKey[] = [
    router.address.key,
    ipsec.sharedKeySecretArn.key,
    ...tunnels.map(({ gatewayAddress }) => gatewayAddress.key),
    ...images,
  ];
  return [...new Set(keys)];
}

function titled(title: string, { name }: Site): string {
  return name === PLAIN_SITE ? title : `${title} of ${name}`;
}
