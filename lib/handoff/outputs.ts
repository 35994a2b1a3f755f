import type { FactKey } from '../model/fact';
import type { Inputs } from '../model/inputs';
import { pascal } from '../model/names';
import { memberOf, type FactKind } from './fact-kinds';

/**
 * Names of the stack outputs that the hand-off is read from. The stacks write them and the hand-off reads them, so both
 * use this table.
 */
export const AWS_OUTPUTS = {
  region: 'Region',
  prefixes: 'VpcPrefixes',
  /** Those among them that are outside the VPC; absent without any. */
  routedPrefixes: 'RoutedPrefixes',
  inputs: 'Inputs',
} as const;

export const AZURE_OUTPUTS = {
  location: 'location',
  gatewayAddresses: 'gatewayAddresses',
  bgpAddresses: 'bgpAddresses',
  prefixes: 'vnetPrefixes',
  peerAddresses: 'peerAddresses',
  sharedKeySecretArns: 'sharedKeySecretArns',
  inputs: 'inputs',
} as const;

/** Separates the items of a list, because CloudFormation outputs are strings. */
export const LIST_SEPARATOR = ',';

const FACT_OUTPUTS: Readonly<Record<FactKind, (member: string) => string>> = {
  routerAddresses: (router) => `Address${pascal(router)}`,
  sharedKeySecretArn: () => 'SharedKeySecretArn',
  images: (instance) => `Image${pascal(instance)}`,
  renewals: (router) => `Renewal${pascal(router)}`,
  gatewayAddresses: () => AZURE_OUTPUTS.gatewayAddresses,
  peerAddresses: () => AZURE_OUTPUTS.peerAddresses,
  sharedKeySecretArns: () => AZURE_OUTPUTS.sharedKeySecretArns,
};

const DIGEST_SEPARATOR = '=';

/** Returns the inputs of a component as the string of an output. */
export function printInputs(inputs: Inputs): string {
  return Object.entries(inputs)
    .map(([part, digest]) => `${part}${DIGEST_SEPARATOR}${digest}`)
    .join(LIST_SEPARATOR);
}

/** Reads what {@link printInputs} wrote; undefined for any other value. */
export function readInputs(text: unknown): Inputs | undefined {
  if (typeof text !== 'string') return undefined;
  const items = text.split(LIST_SEPARATOR).map((item) => item.split(DIGEST_SEPARATOR));
  const pairs = items.flatMap(([part, digest]) => (part && digest ? [[part, digest] as const] : []));
  return pairs.length === items.length ? Object.fromEntries(pairs) : undefined;
}

/** Returns the name of the output that reports a fact; the output of the gateway's addresses is a list, by instance. */
export function outputOf(key: FactKey): string {
  const { kind, member } = memberOf(key);
  return FACT_OUTPUTS[kind](member);
}
