/**
 * Locations without availability zones, where a zone-redundant public IP cannot be created.
 * A location that is not listed counts as zonal; `azure.gateway.zones` overrides.
 * @see https://learn.microsoft.com/azure/reliability/regions-list
 */
const ZONELESS_LOCATIONS: ReadonlySet<string> = new Set([
  'australiacentral',
  'australiacentral2',
  'australiasoutheast',
  'brazilsoutheast',
  'canadaeast',
  'francesouth',
  'germanynorth',
  'jioindiacentral',
  'jioindiawest',
  'koreasouth',
  'northcentralus',
  'norwaywest',
  'southafricawest',
  'southindia',
  'switzerlandwest',
  'uaecentral',
  'ukwest',
  'usgovarizona',
  'usgovtexas',
  'westcentralus',
  'westindia',
  'westus',
]);

export function hasZones(location: string): boolean {
  return !ZONELESS_LOCATIONS.has(location);
}

/** Azure's short form of a location: `West US` and `westus` are the same. */
export function shortLocation(text: string): string {
  return text.toLowerCase().replaceAll(' ', '');
}
