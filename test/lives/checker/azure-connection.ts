import { LINK_TAG, type AzureResource } from './clouds';

/** A connection of a link with everything that it refers to. */
export interface AzureConnection {
  readonly name: string;
  readonly sharedKey: string;
  readonly mode: string;
  readonly protocol: string;
  readonly policyBased: boolean;
  readonly dpdTimeoutSeconds: number;
  /** Absent when Azure offers its own list. */
  readonly policy?: Policy;
  /** Address that Azure sends to, and prefixes that it routes there. */
  readonly peer: { readonly address: string; readonly prefixes: readonly string[] };
  readonly gatewayAddresses: readonly string[];
  /** Address space of the gateway's network. */
  readonly vnet: readonly string[];
}

export interface Policy {
  readonly ikeEncryption: string;
  readonly ikeIntegrity: string;
  readonly dhGroup: string;
  readonly ipsecEncryption: string;
  readonly ipsecIntegrity: string;
  readonly pfsGroup: string;
  readonly saLifeTimeSeconds: number;
  readonly saDataSizeKilobytes: number;
}

export interface NetworkSecurityGroup {
  readonly name: string;
  /** Prefixes that it lets in on every port and protocol. */
  readonly letsIn: readonly string[];
}

type Properties = Readonly<Record<string, unknown>>;

/** @throws Error when a connection refers to something that does not exist */
export function connectionsOf(link: string, resources: readonly AzureResource[]): readonly AzureConnection[] {
  const byId = (id: string): AzureResource => {
    const found = resources.find((resource) => resource.id?.toLowerCase() === id.toLowerCase());
    if (found === undefined) throw new Error(`Azure has no ${id}`);
    return found;
  };
  return ofLink(link, resources, 'connections').map(({ name = '', properties = {} }) => {
    const gateway = propertiesOf(byId(idIn(properties['virtualNetworkGateway1'])));
    const local = propertiesOf(byId(idIn(properties['localNetworkGateway2'])));
    const configurations = records(gateway['ipConfigurations']).map((each) => record(each['properties']));
    const [subnet = ''] = configurations.map((each) => idIn(each['subnet']));
    const vnet = propertiesOf(byId(subnet.replace(/\/subnets\/[^/]+$/i, '')));
    const [policy] = records(properties['ipsecPolicies']);
    return {
      name,
      sharedKey: String(properties['sharedKey'] ?? ''),
      mode: String(properties['connectionMode'] ?? 'Default'),
      protocol: String(properties['connectionProtocol'] ?? 'IKEv2'),
      policyBased: properties['usePolicyBasedTrafficSelectors'] === true,
      dpdTimeoutSeconds: Number(properties['dpdTimeoutSeconds'] ?? 45),
      policy: policy as Policy | undefined,
      peer: {
        address: String(local['gatewayIpAddress'] ?? ''),
        prefixes: strings(record(local['localNetworkAddressSpace'])['addressPrefixes']),
      },
      gatewayAddresses: configurations.map((each) =>
        String(propertiesOf(byId(idIn(each['publicIPAddress'])))['ipAddress'] ?? ''),
      ),
      vnet: strings(record(vnet['addressSpace'])['addressPrefixes']),
    };
  });
}

export function securityGroupsOf(link: string, resources: readonly AzureResource[]): readonly NetworkSecurityGroup[] {
  return ofLink(link, resources, 'networkSecurityGroups').map(({ name = '', properties = {} }) => ({
    name,
    letsIn: records(properties['securityRules'])
      .map((rule) => record(rule['properties']))
      .filter(({ direction, access, protocol }) => direction === 'Inbound' && access === 'Allow' && protocol === '*')
      .flatMap((rule) => [...strings(rule['sourceAddressPrefixes']), ...strings([rule['sourceAddressPrefix']])]),
  }));
}

function ofLink(link: string, resources: readonly AzureResource[], type: string): readonly AzureResource[] {
  return resources.filter(
    (resource) =>
      resource.type?.toLowerCase() === `microsoft.network/${type}`.toLowerCase() && resource.tags?.[LINK_TAG] === link,
  );
}

function propertiesOf({ properties = {} }: AzureResource): Properties {
  return properties;
}

function idIn(reference: unknown): string {
  return String(record(reference)['id'] ?? '');
}

function record(value: unknown): Properties {
  return typeof value === 'object' && value !== null ? (value as Properties) : {};
}

function records(value: unknown): readonly Properties[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : [];
}
