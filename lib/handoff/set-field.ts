import { isRecord } from '../base/is-record';
import { isIpv4 } from '../cidr/cidr';
import { isDocumentation } from '../cidr/public-address';
import { factsOf } from '../model/fact';
import type { Link } from '../model/link';
import { PLAIN_ROUTER } from '../model/names';
import { memberOf, REPORTED_KINDS } from './fact-kinds';
import { handoffSchema, type Handoff } from './handoff';
import { misplacedFacts } from './misplaced';
import { LIST_SEPARATOR } from './outputs';
import { refuse, type Parsed } from './parsed';
import { firstBroken } from './wording';

/** A hand-off with one field set, and the notices about it. */
export interface FieldSet {
  readonly handoff: Handoff;
  readonly notices: readonly string[];
}

/** The prefixes that each side was deployed with: the fields that are not facts. */
const RANGES = ['aws.prefixes', 'azure.prefixes'];

/** Names that fields had in version 1. */
const FORMER_NAMES: Readonly<Record<string, string>> = {
  'aws.gatewayAddresses': `aws.routerAddresses.${PLAIN_ROUTER}`,
  'azure.gatewayAddresses': 'azure.gatewayAddresses.0',
};

/**
 * Returns a hand-off with one field set: a fact by its key, or the prefixes of a side. The other fields of a new side
 * come from the config; a new Azure side counts as external, deployed outside vpc2vnet.
 */
export function setField(field: string, value: string, link: Link, handoff: Handoff): Parsed<FieldSet> {
  const key = FORMER_NAMES[field] ?? field;
  const fields = [...settableFacts(link), ...RANGES].sort();
  if (!fields.includes(key))
    return refuse(`'${field}' is not a field that can be set; choose one of ${fields.join(', ')}`);
  const parsed = RANGES.includes(key) ? value.split(LIST_SEPARATOR).map((item) => item.trim()) : value;
  const [site] = link.sites;
  const fresh = {
    aws: { region: site.region, prefixes: site.prefixes, routerAddresses: {}, images: {} },
    azure: { location: link.azure.location, prefixes: link.azure.prefixes, gatewayAddresses: {}, deployedBy: 'arm' },
  };
  const checked = handoffSchema.safeParse(setAt(started(key, fresh, handoff), key.split('.'), parsed), {
    reportInput: true,
  });
  if (!checked.success) {
    const { place, rule } = firstBroken(checked.error);
    const isField = place === key || place.startsWith(`${key}.`);
    return refuse(isField ? `'${place}' ${rule}, got '${value}'` : `'${place}' ${rule}; set it first`);
  }
  if (isIpv4(value) && isDocumentation(value))
    return refuse(
      `'${key}' must be a public IPv4 address, and '${value}' is one of the documentation's, as in a preview`,
    );
  const [misplaced] = misplacedFacts(checked.data, link, 'the hand-off');
  if (misplaced !== undefined) return refuse(misplaced);
  const notices = key === field ? [] : [`${field} is now called ${key}`];
  return { ok: true, value: { handoff: checked.data, notices } };
}

/** All facts but those that only deployments report: the AMI of an instance, and what Azure was deployed with. */
function settableFacts(link: Link): readonly string[] {
  return factsOf(link)
    .map(({ key }) => key)
    .filter((key) => !REPORTED_KINDS.has(memberOf(key).kind) && !/\.(images\..*\/|renewals\.)/.test(key));
}

/** The side of a field begins with what the config says of it; the other side stays as it is, also when it is absent. */
function started(key: string, fresh: Readonly<Record<'aws' | 'azure', object>>, handoff: Handoff): object {
  const side = key.startsWith('azure.') ? 'azure' : 'aws';
  return { ...handoff, [side]: handoff[side] ?? fresh[side] };
}

function setAt(tree: unknown, [step = '', ...rest]: readonly string[], value: unknown): unknown {
  const members = isRecord(tree) ? tree : {};
  return { ...members, [step]: rest.length === 0 ? value : setAt(members[step], rest, value) };
}
