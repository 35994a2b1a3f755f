import type { Link, Site, ZoneChoice } from '../../model/link';
import { siteComponent, sitePath, type SitePath } from '../../model/names';
import type { StackToCreate } from '../../rights/aws-needs';
import { azureNeeds, type AzureNeeds } from '../../rights/azure-needs';
import type { ObservedComponent } from '../components/state';
import { routerViewsOf } from '../../model/views';

/** An instance that a deployment of the link would create or change. */
export interface InstanceDemand {
  readonly of: 'router' | 'test host';
  /** Where the keys of its site are in the config. */
  readonly site: SitePath;
  readonly instanceType: string;
  readonly subnet: SubnetPlace;
}

/** Where a subnet is: one that the link creates has a zone, an existing one an id. */
export interface SubnetPlace {
  readonly name: string;
  readonly cidr: string;
  readonly id?: string;
  readonly zone?: ZoneChoice;
}

/** What the sites of a region need of AWS and do not have yet. */
export interface AwsDemand {
  readonly region: string;
  /** The VPC, unless it exists, and an Elastic IP for each router. */
  readonly network: { readonly vpcs: number; readonly elasticIps: number } | undefined;
  readonly instances: readonly InstanceDemand[];
}

/** What the link needs of Azure and does not have yet. */
export interface AzureDemand {
  readonly location: string;
  /** Zones of the gateway and of its public addresses; empty where the location has none. */
  readonly zones: readonly string[];
  readonly publicAddresses: number;
  readonly virtualNetworks: number;
  /** Sizes of the test VMs. */
  readonly vmSizes: readonly string[];
  /** Actions that the identity must be allowed to do. */
  readonly needs: AzureNeeds;
  /** Name of a resource group that exists; absent when one is created. */
  readonly existingGroup?: string;
}

export interface Demand {
  readonly aws: readonly AwsDemand[];
  readonly azure: AzureDemand | undefined;
}

/** Returns what is still to be created in each cloud; for a deployed link without changes, nothing. */
export function demandOf(link: Link, observed: readonly ObservedComponent[]): Demand {
  const isMissing = (id: string): boolean => observed.some((each) => each.component.id === id && isToCreate(each));
  const { gateway, location, resourceGroup, testVms } = link.azure;
  const azure = observed.find(({ component }) => component.kind === 'azure');
  return {
    aws: byRegion(
      link.sites.map((site) => awsDemand(link, site, observed, isMissing(siteComponent(site.name, 'network')))),
    ).filter(({ network, instances }) => network !== undefined || instances.length > 0),
    azure:
      azure !== undefined && isToCreate(azure)
        ? {
            location,
            zones: gateway.kind === 'created' ? gateway.zones : [],
            publicAddresses: gateway.kind === 'created' ? gateway.instances.length : 0,
            virtualNetworks: link.azure.network.kind === 'created' ? 1 : 0,
            vmSizes: testVms.map(({ size }) => size),
            needs: azureNeeds(link.azure),
            ...(resourceGroup.kind === 'existing' ? { existingGroup: resourceGroup.name } : {}),
          }
        : undefined,
  };
}

/** The CloudFormation stacks that do not exist yet, each with its region. */
export function stacksToCreate(
  observed: readonly ObservedComponent[],
): readonly (StackToCreate & { readonly region: string })[] {
  return observed
    .filter(isToCreate)
    .flatMap(({ component: { kind, site, region } }) =>
      kind === 'azure' || site === undefined || region === undefined ? [] : [{ kind, site, region }],
    );
}

/** Sites of one region share its quotas. */
function byRegion(demands: readonly AwsDemand[]): readonly AwsDemand[] {
  const regions = [...new Set(demands.map(({ region }) => region))];
  return regions.map((region) => {
    const here = demands.filter((each) => each.region === region);
    const networks = here.flatMap(({ network }) => network ?? []);
    const sum = (key: keyof NonNullable<AwsDemand['network']>): number =>
      networks.reduce((all, network) => all + network[key], 0);
    return {
      region,
      network: networks.length === 0 ? undefined : { vpcs: sum('vpcs'), elasticIps: sum('elasticIps') },
      instances: here.flatMap(({ instances }) => instances),
    };
  });
}

function awsDemand(link: Link, site: Site, observed: readonly ObservedComponent[], network: boolean): AwsDemand {
  const path = sitePath(site.name);
  const instances = routerViewsOf(link, site).flatMap(({ router, subnet, testHosts }): readonly InstanceDemand[] => {
    const component = observed.find((each) => each.component.id === siteComponent(site.name, router.name));
    if (component === undefined || !(isToCreate(component) || component.state.label === 'changes pending')) return [];
    return [
      { of: 'router', site: path, instanceType: router.instanceType, subnet },
      ...testHosts.map(({ instanceType }): InstanceDemand => ({ of: 'test host', site: path, instanceType, subnet })),
    ];
  });
  return {
    region: site.region,
    network: network ? { vpcs: site.network.kind === 'created' ? 1 : 0, elasticIps: site.routers.length } : undefined,
    instances,
  };
}

function isToCreate({ state, exists = false }: ObservedComponent): boolean {
  return state.label === 'not deployed' || (state.label === 'blocked' && !exists);
}
