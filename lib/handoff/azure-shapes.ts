import { isRecord } from '../base/is-record';
import { AZURE_OUTPUTS } from './outputs';
import { refuse, type Parsed } from './parsed';

/** Outputs of the Azure side by name, and what deployed it. */
export interface AzureOutputs {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly byArm: boolean;
}

/**
 * The outputs of a link's Azure side in any form: the file of `cdktf deploy`, what `terraform output -json` prints, or
 * what `az deployment group show` or `az deployment sub show` prints, whole or cut down to its outputs.
 * @returns undefined when nothing in the document is of this stack; an error when Azure's deployment has not succeeded
 */
export function azureOutputsIn(document: unknown, stack: string, file: string): Parsed<AzureOutputs | undefined> {
  if (!isRecord(document)) return { ok: true, value: undefined };
  const ofStack = document[stack];
  if (isRecord(ofStack)) return { ok: true, value: { outputs: ofStack, byArm: false } };
  const { properties } = document;
  if (isRecord(properties)) {
    const { provisioningState: state, outputs } = properties;
    if (typeof state === 'string' && state !== 'Succeeded') {
      return refuse(`${file}: Azure's deployment is ${oneWord(state)}, not Succeeded; deploy it again first`);
    }
    return {
      ok: true,
      value: isRecord(outputs) && areOurs(outputs) ? { outputs: plain(outputs), byArm: true } : undefined,
    };
  }
  if (!areOurs(document)) return { ok: true, value: undefined };
  return { ok: true, value: { outputs: plain(document), byArm: hasArmTypes(document) } };
}

function areOurs(outputs: Readonly<Record<string, unknown>>): boolean {
  return isRecord(outputs[AZURE_OUTPUTS.gatewayAddresses]);
}

/** Resource Manager names the types of its outputs in capitals, as in `Array`; Terraform does not. */
function hasArmTypes({ [AZURE_OUTPUTS.gatewayAddresses]: addresses }: Readonly<Record<string, unknown>>): boolean {
  return isRecord(addresses) && addresses['type'] === 'Array';
}

/** Values without the types beside them. */
function plain(outputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, output]) => [name, isRecord(output) ? output['value'] : output]),
  );
}

function oneWord(text: string): string {
  return text.replace(/[^A-Za-z]/g, '').slice(0, 20);
}
