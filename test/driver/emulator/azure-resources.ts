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
  const properties = { ...readable(body.properties), provisioningState: 'Succeeded' };
  return {
    ...body,
    id: path,
    name: path.slice(path.lastIndexOf('/') + 1),
    type,
    properties: { ...properties, ...additions(type.toLowerCase(), properties, known, all) },
  };
}

/** What is read of the properties that the provider sends: of a VM without capabilities that are off. */
export function readable(properties: Resource['properties'] = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== 'additionalCapabilities'));
}

/** The id of a reference to another resource; empty for anything else. */
export function idsOf(reference: unknown): readonly string[] {
  const { id } = (reference ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' ? [id] : [];
}

/** Type of the resource at a path. */
export function typeOf(path: string): string {
  const [, provider] = path.split(/\/providers\//i);
  if (provider === undefined) return 'Microsoft.Resources/resourceGroups';
  const [namespace, ...rest] = provider.split('/');
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}

function additions(
  type: string,
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
    default:
      return {};
  }
}
