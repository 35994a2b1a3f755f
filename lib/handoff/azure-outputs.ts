import type { Plan } from '../model/link';
import { isRecord } from '../base/is-record';
import { azureFactsSchema, type AzureFacts } from './handoff';
import { AZURE_OUTPUTS } from './keys';
import { parseJson, refuse, type Parsed } from './parse';
import { firstBroken, someNames } from './wording';

const PRODUCER = '`npx cdktf deploy --outputs-file cdktf-outputs.json` writes it';

/**
 * Reads the outputs of the Azure side in any form that its tools print: `cdktf deploy --outputs-file`,
 * `terraform output -json`, or `az deployment group show`.
 */
export function parseAzureOutputs(
  text: string,
  file: string,
  plan: Plan,
  before: AzureFacts | undefined,
): Parsed<AzureFacts | undefined> {
  const json = parseJson(text);
  if (!json.ok || !isRecord(json.value))
    return refuse(`${file} is not complete JSON (half-written or edited); ${PRODUCER}`);
  const outputs = outputsIn(json.value, plan.azure.stackName);
  if (outputs === undefined) {
    if (before !== undefined) return { ok: true, value: before };
    const others = someNames(json.value) || 'nothing';
    return refuse(
      `${file} holds ${others}, not the outputs of ${plan.azure.stackName}; delete it or run the deployment again: ${PRODUCER}`,
    );
  }
  const facts = azureFactsSchema.safeParse(
    {
      location: outputs[AZURE_OUTPUTS.location],
      gatewayAddresses: outputs[AZURE_OUTPUTS.gatewayAddresses],
      bgpAddresses: outputs[AZURE_OUTPUTS.bgpAddresses],
      prefixes: outputs[AZURE_OUTPUTS.prefixes],
    },
    { reportInput: true },
  );
  if (!facts.success) {
    const { place, rule } = firstBroken(facts.error, AZURE_OUTPUTS);
    return refuse(`${file}: '${place}' in the outputs of ${plan.name} ${rule}; ${PRODUCER}`);
  }
  return { ok: true, value: facts.data };
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
