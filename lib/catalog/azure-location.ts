/**
 * Locations of the public cloud, each with whether it has availability zones; in one without, a zone-redundant public
 * IP cannot be created.
 * @see https://learn.microsoft.com/azure/reliability/regions-list
 */
const ZONAL =
  'australiaeast austriaeast belgiumcentral brazilsouth canadacentral centralindia centralus centraluseuap ' +
  'chilecentral denmarkeast eastasia eastus eastus2 eastus2euap francecentral germanywestcentral ' +
  'indiasouthcentral indonesiacentral israelcentral italynorth japaneast japanwest koreacentral malaysiawest ' +
  'mexicocentral newzealandnorth northeurope norwayeast polandcentral qatarcentral ' +
  'southafricanorth southcentralus southeastasia spaincentral swedencentral switzerlandnorth taiwannorth uaenorth ' +
  'uksouth westeurope westus2 westus3';
const ZONELESS =
  'australiacentral australiacentral2 australiasoutheast brazilsoutheast canadaeast francesouth germanynorth ' +
  'jioindiacentral jioindiawest koreasouth northcentralus norwaywest southafricawest southindia swedensouth ' +
  'switzerlandwest uaecentral ukwest westcentralus westindia westus';

const ZONELESS_LOCATIONS: ReadonlySet<string> = new Set(ZONELESS.split(' '));

/** Names of the known locations, in their short form. */
export const AZURE_LOCATIONS: readonly string[] = [...ZONAL.split(' '), ...ZONELESS_LOCATIONS].sort();

/**
 * Name of the cloud of a location that no link can be in; undefined for all others.
 * @see https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 * @see https://learn.microsoft.com/azure/china/concepts-service-availability
 */
export function unsupportedAzureCloud(location: string): string | undefined {
  if (/^us(gov|dod)/.test(location)) return 'Azure Government';
  return location.startsWith('china') ? 'Azure operated by 21Vianet' : undefined;
}

/** Whether a location has availability zones; one that is not known counts as zonal, and `azure.gateway.zones` overrides. */
export function hasZones(location: string): boolean {
  return !ZONELESS_LOCATIONS.has(location);
}

/** Azure's short form of a location: `West US` and `westus` are the same. */
export function shortLocation(text: string): string {
  return text.toLowerCase().replaceAll(' ', '');
}
