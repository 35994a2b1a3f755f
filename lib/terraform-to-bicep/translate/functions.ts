import { Inexpressible } from '../problem';
import type { Node } from '../tree/node';
import { collectionFunctions } from './functions/collections';
import { conversionFunctions } from './functions/conversions';
import { networkFunctions } from './functions/networks';
import { numberFunctions } from './functions/numbers';
import type { Make } from './functions/make';
import { textFunctions } from './functions/texts';
import type { Types } from './types';

/** Terraform's functions that synthesized stacks use and that have a counterpart in Bicep. */
const FUNCTIONS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ...textFunctions,
  ...numberFunctions,
  ...collectionFunctions,
  ...conversionFunctions,
  ...networkFunctions,
]);

/** Names of the functions that have a translation. */
export const TRANSLATED: readonly string[] = [...FUNCTIONS.keys()].sort();

/** Translates a call. @throws Inexpressible when the function has no counterpart in Bicep */
export function callFunction(name: string, args: readonly Node[], types: Types): Node {
  const make = FUNCTIONS.get(name);
  if (make === undefined)
    throw new Inexpressible(`the function '${name}' has no counterpart in Bicep; compute the value in the app`);
  try {
    return make(args, types);
  } catch (error) {
    if (error instanceof Inexpressible) throw new Inexpressible(`the function '${name}' ${error.message}`);
    throw error;
  }
}
