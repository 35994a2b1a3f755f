/** A resource as Azure Resource Manager answers it. */
export interface Resource {
  id?: string;
  name?: string;
  type?: string;
  properties?: Record<string, unknown>;
  [key: string]: unknown;
}

/** What Azure adds to a body: identity, state, and the facts only Azure knows (a public address, BGP addresses). */
export function complete(path: string, body: Resource, all: ReadonlyMap<string, Resource>): Resource {
  const known = all.get(path.toLowerCase());
  const type = typeOf(path);
  const properties = { ...body.properties, provisioningState: 'Succeeded' };
  return {
    ...body,
    id: path,
    name: path.slice(path.lastIndexOf('/') + 1),
    type,
    properties: { ...properties, ...additions(type.toLowerCase(), path, properties, known, all) },
  };
}

function typeOf(path: string): string {
  const [, provider] = path.split(/\/providers\//i);
  if (provider === undefined) return 'Microsoft.Resources/resourceGroups';
  const [namespace, ...rest] = provider.split('/');
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}

function additions(
  type: string,
  path: string,
  properties: Record<string, unknown>,
  known: Resource | undefined,
  all: ReadonlyMap<string, Resource>,
): Record<string, unknown> {
  switch (type) {
    case 'microsoft.network/publicipaddresses':
      return { ipAddress: known?.properties?.['ipAddress'] ?? `20.105.${all.size}.7` };
    case 'microsoft.network/virtualnetworkgateways':
      return {
        bgpSettings: {
          asn: 65515,
          bgpPeeringAddress: '10.3.255.30',
          peerWeight: 0,
          ...(properties['bgpSettings'] as object | undefined),
        },
      };
    case 'microsoft.network/virtualnetworks':
      return { subnets: children(all, `${path.toLowerCase()}/subnets/`) };
    default:
      return {};
  }
}

function children(all: ReadonlyMap<string, Resource>, prefix: string): readonly Resource[] {
  return [...all].filter(([id]) => id.startsWith(prefix)).map(([, resource]) => resource);
}
