import { isRecord } from '../base/is-record';
import { factsOf } from '../model/fact';
import type { Link } from '../model/link';
import { PLAIN_ROUTER } from '../model/names';
import { memberOf, REPORTED_KINDS } from './fact-kinds';
import { handoffSchema, type Handoff } from './handoff';
import { misplacedFacts } from './misplaced';
import { LIST_SEPARATOR } from './outputs';
import { refuse, type Parsed } from './parsed';
import { firstBroken } from './wording';

/** A hand-off with one field set, and what is worth saying about it. */
export interface FieldSet {
  readonly handoff: Handoff;
  readonly notices: readonly string[];
}

/** What both sides were deployed with, beside the facts. */
const RANGES = ['aws.prefixes', 'azure.prefixes'];

/** Names that fields had in version 1. */
const FORMER_NAMES: Readonly<Record<string, string>> = {
  'aws.gatewayAddresses': `aws.routerAddresses.${PLAIN_ROUTER}`,
  'azure.gatewayAddresses': 'azure.gatewayAddresses.0',
};

/**
 * Sets one field of a hand-off: a fact by its key, or the ranges of a side. A side that did not exist before takes the
 * rest from the config; an Azure side that is set by hand counts as deployed by other means than Terraform.
 */
export function setField(field: string, value: string, link: Link, handoff: Handoff): Parsed<FieldSet> {
  const key = FORMER_NAMES[field] ?? field;
  const fields = [...settableFacts(link), ...RANGES].sort();
  if (!fields.includes(key)) return refuse(`there is no field '${field}' to set; choose one of ${fields.join(', ')}`);
  const parsed = RANGES.includes(key) ? value.split(LIST_SEPARATOR).map((item) => item.trim()) : value;
  const [site] = link.sites;
  const fresh = {
    aws: { region: site.region, prefixes: site.prefixes, routerAddresses: {}, images: {} },
    azure: { location: link.azure.location, prefixes: link.azure.prefixes, gatewayAddresses: {}, deployedBy: 'arm' },
  };
  const checked = handoffSchema.safeParse(
    setAt({ ...fresh, ...handoff, ...untouched(key, handoff) }, key.split('.'), parsed),
    { reportInput: true },
  );
  if (!checked.success) {
    const { place, rule } = firstBroken(checked.error);
    const isField = place === key || place.startsWith(`${key}.`);
    return refuse(isField ? `'${place}' ${rule}, got '${value}'` : `'${place}' ${rule}; set it first`);
  }
  const [misplaced] = misplacedFacts(checked.data, link, 'the hand-off');
  if (misplaced !== undefined) return refuse(misplaced);
  const notices = key === field ? [] : [`${field} is now called ${key}`];
  return { ok: true, value: { handoff: checked.data, notices } };
}

/** What is deployed, deployments alone report: an image by the instance that has it, and what Azure was told. */
function settableFacts(link: Link): readonly string[] {
  return factsOf(link)
    .map(({ key }) => key)
    .filter((key) => !REPORTED_KINDS.has(memberOf(key).kind) && !/\.images\..*\//.test(key));
}

/** The side that the field is not of stays as it is, and absent when it is. */
function untouched(key: string, { aws, azure }: Handoff): object {
  return key.startsWith('azure.') ? { aws } : { azure };
}

function setAt(tree: unknown, [step = '', ...rest]: readonly string[], value: unknown): unknown {
  const members = isRecord(tree) ? tree : {};
  return { ...members, [step]: rest.length === 0 ? value : setAt(members[step], rest, value) };
}
