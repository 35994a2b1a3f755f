import { AZURE_COMPONENT } from '../model/names';
import { componentOf } from '../model/components';
import type { Link } from '../model/link';
import { isRecord } from '../base/is-record';
import { DEFAULT_COMMANDS } from './handoff-commands';
import { azureFactsSchema, type AzureFacts } from './handoff';
import { AZURE_OUTPUTS } from './outputs';
import { parseJson, refuse, type Parsed } from './parsed';
import { firstBroken } from './wording';

/** The command that writes the outputs file, as the end of an error message. */
export function azureProducer(link: Link, { deploy } = DEFAULT_COMMANDS): string {
  return `\`${deploy(componentOf(link, AZURE_COMPONENT))}\` writes it`;
}

/**
 * Reads the outputs of the Azure side in any form that its tools print: `cdktf deploy --outputs-file`,
 * `terraform output -json`, or `az deployment group show`.
 * @param producer the remedy, as the end of the error message
 * @returns the facts; those that were known before when the file has none of this link
 */
export function parseAzureOutputs(
  text: string,
  file: string,
  link: Link,
  before: AzureFacts | undefined,
  producer = azureProducer(link),
): Parsed<AzureFacts | undefined> {
  const { stack } = componentOf(link, AZURE_COMPONENT);
  const json = parseJson(text);
  if (!json.ok || !isRecord(json.value))
    return refuse(`${file} is not complete JSON (half-written or edited); ${producer}`);
  const outputs = outputsIn(json.value, stack);
  // Outputs of other stacks belong to another link.
  if (outputs === undefined) return { ok: true, value: before };
  const addresses = outputs[AZURE_OUTPUTS.gatewayAddresses];
  if (!Array.isArray(addresses) || addresses.length === 0) {
    const rule =
      addresses === undefined ? 'is missing' : Array.isArray(addresses) ? 'must not be empty' : 'must be a list';
    return refuse(`${file}: '${AZURE_OUTPUTS.gatewayAddresses}' in the outputs of ${link.name} ${rule}; ${producer}`);
  }
  const inputs = outputs[AZURE_OUTPUTS.inputs];
  const facts = azureFactsSchema.safeParse(
    {
      location: outputs[AZURE_OUTPUTS.location],
      // In the order of Azure's instances, which it numbers itself.
      gatewayAddresses: { ...addresses },
      prefixes: outputs[AZURE_OUTPUTS.prefixes],
      ...present('peerAddresses', outputs[AZURE_OUTPUTS.peerAddresses]),
      ...present('sharedKeySecretArns', outputs[AZURE_OUTPUTS.sharedKeySecretArns]),
      ...(inputs === undefined ? {} : { deployed: { [AZURE_COMPONENT]: inputs } }),
    },
    { reportInput: true },
  );
  if (!facts.success) {
    const { place, rule } = firstBroken(facts.error, AZURE_OUTPUTS);
    return refuse(`${file}: '${place}' in the outputs of ${link.name} ${rule}; ${producer}`);
  }
  return { ok: true, value: facts.data };
}

/** A member that may not have been reported. */
function present(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}

type Outputs = Readonly<Record<string, unknown>>;

function outputsIn(json: Outputs, stackName: string): Outputs | undefined {
  const ofStack = json[stackName];
  if (isRecord(ofStack)) return ofStack;
  const { properties } = json;
  const wrapped = isRecord(properties) && isRecord(properties['outputs']) ? properties['outputs'] : json;
  const addresses = wrapped[AZURE_OUTPUTS.gatewayAddresses];
  if (!isRecord(addresses)) return undefined;
  return Object.fromEntries(
    Object.entries(wrapped).map(([name, output]) => [name, isRecord(output) ? output['value'] : output]),
  );
}
