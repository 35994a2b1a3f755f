/** The parts of a resource id. */
export interface AzureId {
  /** In lower case, as Azure compares subscriptions without regard to case. */
  readonly subscription: string;
  readonly resourceGroup: string;
  /** Name of the resource; that of the group in the id of a resource group. */
  readonly name: string;
}

/** Types that a config names by id: what Azure calls them in an id, and the command that lists their ids. */
export const AZURE_ID_TYPES = {
  resourceGroup: { noun: 'a resource group', segments: '', list: 'az group list' },
  publicIp: { noun: 'a public IP', segments: 'publicIPAddresses', list: 'az network public-ip list' },
  virtualNetwork: { noun: 'a virtual network', segments: 'virtualNetworks', list: 'az network vnet list' },
  vpnGateway: {
    noun: 'a virtual network gateway',
    segments: 'virtualNetworkGateways',
    list: 'az network vnet-gateway list --resource-group GROUP',
  },
} as const;

export type AzureIdType = keyof typeof AZURE_ID_TYPES;

const SUBSCRIPTION = '[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}';
const GROUP = '[A-Za-z0-9_()-]([A-Za-z0-9_.()-]{0,88}[A-Za-z0-9_()-])?';
const NAME = '[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?';

/**
 * Whether this is the id of a subscription.
 * @see https://learn.microsoft.com/azure/azure-portal/get-subscription-tenant-id
 */
export function isSubscriptionId(text: string): boolean {
  return new RegExp(`^${SUBSCRIPTION}$`).test(text);
}

/**
 * The pattern of an id of this type. Azure's own answers write the words of an id in several ways.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export function azureIdPattern(type: AzureIdType): RegExp {
  const { segments } = AZURE_ID_TYPES[type];
  const resource = segments === '' ? '' : `/providers/[Mm]icrosoft\\.[Nn]etwork/${segments}/${NAME}`;
  return new RegExp(`^/subscriptions/${SUBSCRIPTION}/resource[Gg]roups/${GROUP}${resource}$`);
}

/** The parts of a well-formed id of any type. */
export function azureIdOf(text: string): AzureId {
  const segments = text.split('/');
  const [, , subscription = '', , resourceGroup = ''] = segments;
  return { subscription: subscription.toLowerCase(), resourceGroup, name: segments.at(-1) ?? '' };
}

/** Whether two names are the same one to Azure, which ignores case. */
export function sameAzureName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** The id of the resource group that a resource is in. */
export function resourceGroupIdOf({ subscription, resourceGroup }: Omit<AzureId, 'name'>): string {
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}`;
}
