import type { Plan } from '../model/link';
import { isRecord } from '../base/is-record';
import { parseAwsOutputs } from './aws-outputs';
import { parseAzureOutputs } from './azure-outputs';
import type { Handoff } from './handoff';
import { parseJson, refuse, type Parsed } from './parse';

/** Takes one outputs file into a hand-off, whichever tool wrote it. */
export function importOutputs(text: string, file: string, plan: Plan, handoff: Handoff): Parsed<Handoff> {
  const json = parseJson(text);
  if (json.ok && isRecord(json.value) && plan.aws.stackNames.network in json.value) {
    const aws = parseAwsOutputs(text, file, plan, handoff.aws);
    return aws.ok ? { ok: true, value: { ...handoff, aws: aws.value } } : aws;
  }
  const azure = parseAzureOutputs(text, file, plan, undefined);
  if (!azure.ok) return azure;
  if (azure.value === undefined) return refuse(`${file} holds no outputs of this link`);
  const byArm = json.ok && isRecord(json.value) && saysArm(json.value);
  return {
    ok: true,
    value: { ...handoff, azure: { ...azure.value, ...(byArm ? { deployedBy: 'arm' as const } : {}) } },
  };
}

/** Resource Manager wraps its outputs in properties, or names their types in capitals (`Array`); Terraform does neither. */
function saysArm(json: Readonly<Record<string, unknown>>): boolean {
  const { gatewayAddresses } = json;
  return isRecord(json['properties']) || (isRecord(gatewayAddresses) && gatewayAddresses['type'] === 'Array');
}
