import { architectureOf } from '../catalog/instance-architecture';

/**
 * Names of the stack outputs that feed the hand-off: the stacks write them and the hand-off reads them back,
 * so both take them from here.
 */
export const AWS_OUTPUTS = {
  region: 'Region',
  gatewayAddresses: 'GatewayAddresses',
  prefixes: 'VpcPrefixes',
  sharedKeySecretArn: 'SharedKeySecretArn',
} as const;

/** What an image is remembered under: an image runs on one kind of processor only. */
export function imageKey(instance: { readonly name: string; readonly instanceType: string }): string {
  return `${instance.name}/${architectureOf(instance.instanceType)}`;
}

/** Output of the image that an instance was launched from. */
export function imageOutput(key: string): string {
  return `Image${pascal(key)}`;
}

export const AZURE_OUTPUTS = {
  location: 'location',
  gatewayAddresses: 'gatewayAddresses',
  bgpAddresses: 'bgpAddresses',
  prefixes: 'vnetPrefixes',
} as const;

/** CloudFormation outputs are texts: lists travel with this between their items. */
export const LIST_SEPARATOR = ',';

function pascal(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
