import type { FactKey } from '../model/fact';
import type { Inputs } from '../model/inputs';
import { pascal } from '../model/names';
import { memberOf, type FactKind } from './fact-kinds';

/**
 * Names of the stack outputs that feed the hand-off: the stacks write them and the hand-off reads them back, so both
 * take them from here.
 */
export const AWS_OUTPUTS = {
  region: 'Region',
  prefixes: 'VpcPrefixes',
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

/** CloudFormation outputs are strings: lists travel with this between their items. */
export const LIST_SEPARATOR = ',';

const FACT_OUTPUTS: Readonly<Record<FactKind, (member: string) => string>> = {
  routerAddresses: (router) => `Address${pascal(router)}`,
  sharedKeySecretArn: () => 'SharedKeySecretArn',
  images: (instance) => `Image${pascal(instance)}`,
  gatewayAddresses: () => AZURE_OUTPUTS.gatewayAddresses,
  peerAddresses: () => AZURE_OUTPUTS.peerAddresses,
  sharedKeySecretArns: () => AZURE_OUTPUTS.sharedKeySecretArns,
};

const DIGEST_SEPARATOR = '=';

/** The inputs of a component as the text of an output. */
export function printInputs(inputs: Inputs): string {
  return Object.entries(inputs)
    .map(([part, digest]) => `${part}${DIGEST_SEPARATOR}${digest}`)
    .join(LIST_SEPARATOR);
}

/** Reads back what {@link printInputs} wrote; undefined when it is no such text. */
export function readInputs(text: unknown): Inputs | undefined {
  if (typeof text !== 'string') return undefined;
  const items = text.split(LIST_SEPARATOR).map((item) => item.split(DIGEST_SEPARATOR));
  const pairs = items.flatMap(([part, digest]) => (part && digest ? [[part, digest] as const] : []));
  return pairs.length === items.length ? Object.fromEntries(pairs) : undefined;
}

/** The output that reports a fact; that of the gateway's addresses is a list, by the number of the instance. */
export function outputOf(key: FactKey): string {
  const { kind, member } = memberOf(key);
  return FACT_OUTPUTS[kind](member);
}
