import type { Resource } from './azure-resources';

/** What a subscription may create; anything else is rejected as Resource Manager rejects it. */
export interface SubscriptionLimits {
  /** Namespaces that are not registered. */
  readonly unregistered: readonly string[];
  /** VM sizes that the subscription may not use. */
  readonly restrictedSizes: readonly string[];
  /** Most Standard public addresses. */
  readonly publicAddresses: number;
  /** vCPUs of the family of the test VM's size. */
  readonly familyVcpus: number;
  /** Zones of the location. */
  readonly zones: readonly string[];
  /** Locations without VPN gateways. */
  readonly noGateways: boolean;
  /** Tags that a policy of effect modify sets on every resource that has tags. */
  readonly policyTags: Readonly<Record<string, string>>;
  /** Actions that the identity may do. */
  readonly actions: readonly string[];
  /** Actions that read network resources, and that are denied at each request. */
  readonly denied: readonly string[];
}

export const UNLIMITED: SubscriptionLimits = {
  unregistered: [],
  restrictedSizes: [],
  publicAddresses: 1000,
  familyVcpus: 100,
  zones: ['1', '2', '3'],
  noGateways: false,
  policyTags: {},
  actions: ['*'],
  denied: [],
};

const FAMILY = 'standardBasv2Family';
const LOCATION = 'West Europe';

/**
 * What Resource Manager answers about a subscription; undefined for any other path.
 * @see https://learn.microsoft.com/rest/api/resources/providers/get
 */
export function answerSubscription(path: string, limits: SubscriptionLimits): unknown {
  // Also in a resource group.
  if (/\/providers\/Microsoft\.Authorization\/permissions$/i.test(path)) {
    return { value: [{ actions: limits.actions, notActions: [] }] };
  }
  const [, provider, rest] = /^\/subscriptions\/[^/]+\/providers(?:\/([^/]+))?(\/.*)?$/i.exec(path) ?? [];
  if (/^\/subscriptions\/[^/]+\/providers$/i.test(path)) {
    return { value: ['Microsoft.Network', 'Microsoft.Compute'].map((name) => registration(name, limits)) };
  }
  if (provider === undefined) return undefined;
  if (rest === undefined) return registration(provider, limits);
  if (/\/skus$/i.test(rest)) return { value: sizes(limits) };
  if (/microsoft\.compute/i.test(provider) && /\/usages$/i.test(rest)) {
    return { value: [usage(FAMILY, 0, limits.familyVcpus)] };
  }
  if (/\/usages$/i.test(rest)) {
    return {
      value: [usage('IPv4StandardSkuPublicIpAddresses', 0, limits.publicAddresses), usage('VirtualNetworks', 0, 1000)],
    };
  }
  return undefined;
}

/**
 * Why Resource Manager rejects a new resource; undefined for one that it creates.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors
 */
export function rejection(
  path: string,
  body: Resource,
  all: ReadonlyMap<string, Resource>,
  limits: SubscriptionLimits,
): { readonly code: string; readonly message: string } | undefined {
  const namespace = /\/providers\/([^/]+)\//i.exec(path)?.[1] ?? '';
  if (limits.unregistered.some((name) => name.toLowerCase() === namespace.toLowerCase())) {
    const message = `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`;
    return { code: 'MissingSubscriptionRegistration', message };
  }
  const size = (body.properties?.['hardwareProfile'] as { readonly vmSize?: string } | undefined)?.vmSize ?? '';
  if (limits.restrictedSizes.includes(size)) {
    const message = `The requested VM size for resource 'Following SKUs have failed for Capacity Restrictions: ${size}' is currently not available in location '${String(body['location'])}'. Please try another size or deploy to a different location or different zone.`;
    return { code: 'SkuNotAvailable', message };
  }
  const addresses = [...all.values()].filter(({ type }) => /\/publicIPAddresses$/i.test(type ?? ''));
  if (/\/publicIPAddresses\/[^/]+$/i.test(path) && addresses.length >= limits.publicAddresses) {
    const message = `Cannot create more than ${limits.publicAddresses} public IP addresses for this subscription in this region.`;
    return { code: 'PublicIPCountLimitReached', message };
  }
  return undefined;
}

function registration(namespace: string, { unregistered, zones, noGateways }: SubscriptionLimits): unknown {
  const type = (resourceType: string, locations: readonly string[]): unknown => ({
    resourceType,
    locations,
    apiVersions: ['2024-05-01'],
    zoneMappings: [{ location: LOCATION, zones }],
  });
  return {
    id: `/subscriptions/x/providers/${namespace}`,
    namespace,
    registrationState: unregistered.includes(namespace) ? 'NotRegistered' : 'Registered',
    resourceTypes: [
      type('virtualNetworkGateways', noGateways ? ['East US'] : [LOCATION]),
      type('publicIPAddresses', [LOCATION]),
    ],
  };
}

function sizes({ restrictedSizes }: SubscriptionLimits): readonly unknown[] {
  return ['Standard_B2ats_v2', 'Standard_B2pts_v2', 'Standard_D2s_v5'].map((name) => ({
    resourceType: 'virtualMachines',
    name,
    family: FAMILY,
    capabilities: [
      { name: 'vCPUs', value: '2' },
      { name: 'HyperVGenerations', value: 'V1,V2' },
    ],
    restrictions: restrictedSizes.includes(name)
      ? [{ type: 'Location', reasonCode: 'NotAvailableForSubscription', values: ['westeurope'] }]
      : [],
  }));
}

function usage(name: string, currentValue: number, limit: number): unknown {
  return { name: { value: name, localizedValue: name }, currentValue, limit, unit: 'Count' };
}
