import { permissionsCommand, type NamedFiles } from '../../workspace/commands';
import type { AzureDemand } from './demand';
import { counted, isExceeded, named, type Finding, type Quota } from './finding';

/** A resource provider as Resource Manager lists it. */
export interface ResourceProvider {
  readonly namespace: string;
  /** Such as `Registered`. */
  readonly state: string;
  /** Locations of each resource type, by its lower-case name; as display names, or as `westeurope`. */
  readonly locations: Readonly<Record<string, readonly string[]>>;
  /** Zones of each resource type and location, where the provider lists them. */
  readonly zones: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface VmSize {
  readonly name: string;
  /** Family of its vCPU quota, such as `standardBasv2Family`. */
  readonly family: string;
  readonly vcpus: number;
  /** Generations of machines that it boots, such as `V1` and `V2`; empty when Azure does not say. @default - not known */
  readonly generations?: readonly string[];
  /** Why the subscription may not use it in the location; empty when it may. */
  readonly restrictions: readonly string[];
}

/** What Resource Manager answered; a missing part was not asked, or not answered. */
export interface AzureAnswers {
  readonly subscription: string;
  readonly providers?: readonly ResourceProvider[];
  readonly vmSizes?: readonly VmSize[];
  /** vCPUs by family. */
  readonly vcpus?: Readonly<Record<string, Quota>>;
  /** Network resources by the lower-case name of their quota. */
  readonly networkQuotas?: Readonly<Record<string, Quota>>;
  /** What the identity may do, each with what is excluded. */
  readonly permissions?: readonly { readonly actions: readonly string[]; readonly notActions: readonly string[] }[];
}

/** Names that Azure has had for the quota of Standard addresses, and the older one for all addresses. */
const ADDRESS_QUOTAS = ['ipv4standardskupublicipaddresses', 'standardskupublicipaddresses', 'publicipaddresses'];

/**
 * That of the image of the test VM.
 * @see https://learn.microsoft.com/azure/virtual-machines/generation-2
 */
const IMAGE_GENERATION = 'V2';

/** Returns what prevents the deployment of the Azure side, each with its remedy. */
export function azureFindings(demand: AzureDemand, answers: AzureAnswers, files: NamedFiles = {}): readonly Finding[] {
  return [
    ...rightsFindings(demand, answers, files),
    ...providerFindings(demand, answers),
    ...placeFindings(demand, answers),
    ...networkQuotaFindings(demand, answers),
    ...demand.vmSizes.flatMap((size) => vmFindings(demand, size, answers)),
  ];
}

/** The namespaces that a link needs: that of VMs only with a test VM. */
export function namespacesOf({ vmSizes }: AzureDemand): readonly string[] {
  return ['Microsoft.Network', ...(vmSizes.length > 0 ? ['Microsoft.Compute'] : [])];
}

function rightsFindings(
  { needs, existingGroup }: AzureDemand,
  { subscription, permissions }: AzureAnswers,
  files: NamedFiles,
): readonly Finding[] {
  if (permissions === undefined) return [];
  const lacking = (actions: readonly string[]): readonly string[] =>
    actions.filter((action) => !permissions.some((each) => allows(each, action)));
  const ofLink = lacking(needs.ofLink);
  const ofVms = lacking(needs.ofVms);
  const place = `${existingGroup === undefined ? '' : `the resource group ${existingGroup} of `}subscription ${subscription}`;
  const text = (actions: readonly string[]): string =>
    `this identity may not do ${named(actions)} in ${place}: ask for the role Contributor there, or for the custom role that \`${permissionsCommand(files)}\` writes`;
  return [
    ...(ofLink.length > 0 ? [{ kind: 'problem' as const, text: text(ofLink) }] : []),
    ...(ofVms.length > 0 ? [withoutVm(text(ofVms))] : []),
  ];
}

function allows({ actions, notActions }: NonNullable<AzureAnswers['permissions']>[number], action: string): boolean {
  return actions.some((one) => matches(one, action)) && !notActions.some((one) => matches(one, action));
}

/** In an action of a role, `*` matches everything, and upper and lower case are the same. */
function matches(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[^\w/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action);
}

function providerFindings(demand: AzureDemand, { subscription, providers }: AzureAnswers): readonly Finding[] {
  if (providers === undefined) return [];
  return namespacesOf(demand).flatMap((namespace): readonly Finding[] => {
    const found = providers.find((each) => each.namespace.toLowerCase() === namespace.toLowerCase());
    if (found === undefined || found.state === 'Registered') return [];
    const text = `the resource provider ${namespace} is not registered in subscription ${subscription}: run \`az provider register --namespace ${namespace} --wait --subscription ${subscription}\``;
    return [namespace === 'Microsoft.Compute' ? withoutVm(text) : { kind: 'problem', text }];
  });
}

function placeFindings({ location, zones }: AzureDemand, { providers = [] }: AzureAnswers): readonly Finding[] {
  const network = providers.find(({ namespace }) => namespace.toLowerCase() === 'microsoft.network');
  const offering = network?.locations['virtualnetworkgateways'];
  if (network === undefined || offering === undefined) return [];
  if (offering.length > 0 && !offering.some((each) => normalized(each) === normalized(location))) {
    const text = `this subscription cannot create VPN gateways in ${location}: choose another azure.location (\`az provider show --namespace Microsoft.Network --query "resourceTypes[?resourceType=='virtualNetworkGateways'].locations"\`)`;
    return [{ kind: 'problem', text }];
  }
  const known = Object.entries(network.zones['publicipaddresses'] ?? {}).find(
    ([name]) => normalized(name) === normalized(location),
  )?.[1];
  const missing = known === undefined ? [] : zones.filter((zone) => !known.includes(zone));
  if (missing.length === 0) return [];
  const remedy = known === undefined || known.length === 0 ? '[]' : `[${known.map((zone) => `'${zone}'`).join(', ')}]`;
  const text = `this subscription has no zone ${missing.join(', ')} in ${location}: set azure.gateway.zones to ${remedy}`;
  return [{ kind: 'problem', text }];
}

function networkQuotaFindings(
  { location, publicAddresses, virtualNetworks }: AzureDemand,
  { subscription, networkQuotas = {} }: AzureAnswers,
): readonly Finding[] {
  const rows = [
    ...ADDRESS_QUOTAS.map((name) => ({
      name,
      needed: publicAddresses,
      one: 'public address',
      many: 'public addresses',
    })),
    { name: 'virtualnetworks', needed: virtualNetworks, one: 'virtual network', many: 'virtual networks' },
  ];
  const texts = rows.flatMap(({ name, needed, one, many }) => {
    const quota = networkQuotas[name];
    return isExceeded(quota, needed)
      ? `the link needs ${counted(needed, one, many)} in ${location}, and ${quota.used} of ${quota.limit} are in use in subscription ${subscription}: delete an unused one, or request a higher quota (https://aka.ms/ProdportalCRP)`
      : [];
  });
  return [...new Set(texts)].map((text) => ({ kind: 'problem', text }));
}

function vmFindings({ location }: AzureDemand, size: string, answers: AzureAnswers): readonly Finding[] {
  const { vmSizes, vcpus = {} } = answers;
  if (vmSizes === undefined) return [];
  const found = vmSizes.find(({ name }) => name.toLowerCase() === size.toLowerCase());
  const other = `set azure.testVm.size to one of \`az vm list-skus --location ${location} --resource-type virtualMachines --output table\``;
  if (found === undefined) return [withoutVm(`Azure does not offer ${size} in ${location}: ${other}`)];
  if (found.restrictions.length > 0) {
    return [
      withoutVm(`this subscription may not use ${size} in ${location} (${found.restrictions.join(', ')}): ${other}`),
    ];
  }
  const { generations = [] } = found;
  if (generations.length > 0 && !generations.includes(IMAGE_GENERATION)) {
    return [withoutVm(`${size} does not boot the image of the test VM, which is of generation 2: ${other}`)];
  }
  const quota = vcpus[found.family];
  if (!isExceeded(quota, found.vcpus)) return [];
  const { used, limit } = quota;
  return [
    withoutVm(
      `the test VM needs ${counted(found.vcpus, 'vCPU', 'vCPUs')} of ${found.family} in ${location}, and ${used} of ${limit} are in use: request a higher quota, or ${other}`,
    ),
  ];
}

function withoutVm(text: string): Finding {
  return {
    kind: 'warning',
    text: `${text}, or set azure.testVm.enabled to false; the link is deployed even if its test VM fails`,
  };
}

function normalized(location: string): string {
  return location.toLowerCase().replaceAll(/\s/g, '');
}
