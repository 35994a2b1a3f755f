import { componentsOf } from '../model/components';
import type { Link } from '../model/link';
import { isRecord } from '../base/is-record';
import { parseAwsOutputs } from './aws-outputs';
import { parseAzureOutputs } from './azure-outputs';
import type { Handoff } from './handoff';
import { parseJson, refuse, type Parsed } from './parsed';
import { someNames } from './wording';

/** Takes one outputs file into a hand-off, whichever tool wrote it. */
export function importOutputs(text: string, file: string, link: Link, handoff: Handoff): Parsed<Handoff> {
  const json = parseJson(text);
  if (json.ok && isRecord(json.value) && hasNetworkStack(json.value, link)) {
    const aws = parseAwsOutputs(text, file, link, handoff.aws);
    return aws.ok ? { ok: true, value: { ...handoff, aws: aws.value } } : aws;
  }
  const azure = parseAzureOutputs(text, file, link, undefined);
  if (!azure.ok) return azure;
  if (azure.value === undefined || !json.ok || !isRecord(json.value)) {
    const names = json.ok && isRecord(json.value) ? someNames(json.value) : '';
    const stacks = componentsOf(link).map(({ stack }) => stack);
    return refuse(`${file} holds ${names || 'nothing'}, not the outputs of ${stacks.join(' or ')}`);
  }
  const byArm = saysArm(json.value);
  return {
    ok: true,
    value: { ...handoff, azure: { ...azure.value, ...(byArm ? { deployedBy: 'arm' as const } : {}) } },
  };
}

function hasNetworkStack(json: object, link: Link): boolean {
  return componentsOf(link).some(({ kind, stack }) => kind === 'network' && Object.hasOwn(json, stack));
}

/** Resource Manager wraps its outputs in properties, or names their types in capitals (`Array`); Terraform does neither. */
function saysArm(json: Readonly<Record<string, unknown>>): boolean {
  const { gatewayAddresses } = json;
  return isRecord(json['properties']) || (isRecord(gatewayAddresses) && gatewayAddresses['type'] === 'Array');
}
