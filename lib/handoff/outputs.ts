import type { FactKey } from '../model/fact';
import { pascal } from '../model/names';
import { memberOf, type FactKind } from './fact-kinds';

/**
 * Names of the stack outputs that feed the hand-off: the stacks write them and the hand-off reads them back, so both
 * take them from here.
 */
export const AWS_OUTPUTS = {
  region: 'Region',
  prefixes: 'VpcPrefixes',
} as const;

export const AZURE_OUTPUTS = {
  location: 'location',
  gatewayAddresses: 'gatewayAddresses',
  bgpAddresses: 'bgpAddresses',
  prefixes: 'vnetPrefixes',
} as const;

/** CloudFormation outputs are strings: lists travel with this between their items. */
export const LIST_SEPARATOR = ',';

const FACT_OUTPUTS: Readonly<Record<FactKind, (member: string) => string>> = {
  routerAddresses: (router) => `Address${pascal(router)}`,
  sharedKeySecretArn: () => 'SharedKeySecretArn',
  images: (instance) => `Image${pascal(instance)}`,
  gatewayAddresses: () => AZURE_OUTPUTS.gatewayAddresses,
};

/** The output that reports a fact; that of the gateway's addresses is a list, by the number of the instance. */
export function outputOf(key: FactKey): string {
  const { kind, member } = memberOf(key);
  return FACT_OUTPUTS[kind](member);
}
