import { isRecord } from '../base/is-record';

/** Names of values that are secrets; of a shared key, its ARN is not. In lower case, without hyphens and underscores. */
const SECRET_NAME = /sharedkey(?!secretarn)|psk$|secretstring|password|privatekey/;
/** What AWS returns instead of a value that it does not show. */
const HIDDEN = /^\**$/;
/** The configuration of a customer gateway is XML in one string. */
const SECRET_TEXT = /pre_shared_key|PRIVATE KEY-----/;
/** Members of CloudFormation's pairs. */
const PAIRS = [
  ['OutputKey', 'OutputValue'],
  ['ParameterKey', 'ParameterValue'],
] as const;

/**
 * Returns the path to the first secret in a document, without its value; undefined when there is none. A secret is a
 * string under the name of a secret, or an output that Terraform declares sensitive.
 */
export function secretIn(document: unknown): string | undefined {
  if (typeof document === 'string') return SECRET_TEXT.test(document) ? '' : undefined;
  if (Array.isArray(document)) return firstOf(document.map((item, index) => [String(index), item]));
  if (!isRecord(document)) return undefined;
  if (document['sensitive'] === true && Object.hasOwn(document, 'value')) return '';
  for (const [key, value] of PAIRS) {
    const name = document[key];
    if (typeof name === 'string' && isSecretName(name) && isShown(document[value])) return name;
  }
  const named = Object.entries(document).find(([name, value]) => isSecretName(name) && isShown(valueOf(value)));
  return named === undefined ? firstOf(Object.entries(document)) : named[0];
}

function firstOf(entries: readonly (readonly [string, unknown])[]): string | undefined {
  for (const [step, child] of entries) {
    const found = secretIn(child);
    if (found !== undefined) return found === '' ? step : `${step}.${found}`;
  }
  return undefined;
}

/** Terraform and Resource Manager wrap a value beside its type. */
function valueOf(value: unknown): unknown {
  return isRecord(value) ? (value['value'] ?? value['defaultValue']) : value;
}

function isShown(value: unknown): boolean {
  return typeof value === 'string' && !HIDDEN.test(value);
}

function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name.toLowerCase().replace(/[-_]/g, ''));
}
