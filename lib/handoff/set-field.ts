import { isRecord } from '../base/is-record';
import { ownValue } from '../base/own-value';
import { isIpv4 } from '../cidr/cidr';
import { isDocumentation } from '../cidr/public-address';
import { factsOf } from '../model/fact';
import type { Link } from '../model/link';
import { PLAIN_ROUTER, sitePath } from '../model/names';
import { memberOf, REPORTED_KINDS } from './fact-kinds';
import { handoffSchema, type Handoff } from './handoff';
import { DEFAULT_COMMANDS, type HandoffCommands } from './handoff-commands';
import { misplacedFacts } from './misplaced';
import { LIST_SEPARATOR } from './outputs';
import { refuse, type Parsed } from './parsed';
import { sidesOf } from './side';
import { siteFacts, sitePathIn } from './site-facts';
import { firstBroken } from './wording';

/** A hand-off with one field set, and the notices about it. */
export interface FieldSet {
  readonly handoff: Handoff;
  readonly notices: readonly string[];
}

/** Names that fields had in version 1. */
const FORMER_NAMES: Readonly<Record<string, string>> = {
  'aws.gatewayAddresses': `aws.routerAddresses.${PLAIN_ROUTER}`,
  'azure.gatewayAddresses': 'azure.gatewayAddresses.0',
};

/**
 * Returns a hand-off with one field set: a fact by its key, or the prefixes of a side. The other fields of a new side
 * come from the config; a new Azure side counts as external, deployed outside vpc2vnet.
 */
export function setField(
  field: string,
  value: string,
  link: Link,
  handoff: Handoff,
  commands = DEFAULT_COMMANDS,
): Parsed<FieldSet> {
  const key = ownValue(FORMER_NAMES, field) ?? field;
  const ranges = rangesOf(link);
  const fields = [...settableFacts(link), ...ranges].sort();
  if (!fields.includes(key))
    return refuse(`'${field}' is not a field that can be set; choose one of ${fields.join(', ')}`);
  const remedy = `set the value that ${key.startsWith('azure.') ? 'Azure' : 'AWS'} reports`;
  const parsed = ranges.includes(key) ? value.split(LIST_SEPARATOR).map((item) => item.trim()) : value;
  const checked = handoffSchema.safeParse(setAt(started(key, link, handoff), key.split('.'), parsed), {
    reportInput: true,
  });
  if (!checked.success) {
    const { place, rule } = firstBroken(checked.error);
    const isField = place === key || place.startsWith(`${key}.`);
    if (!isField) return refuse(`'${place}' ${rule}; set it first`);
    const index = place === key ? undefined : Number(place.slice(key.length + 1));
    if (index === undefined || !Array.isArray(parsed)) return refuse(`'${place}' ${rule}, got '${value}'; ${remedy}`);
    return refuse(`item ${index + 1} of '${key}' ${rule}, got '${parsed[index] ?? ''}'; ${remedy}`);
  }
  if (isIpv4(value) && isDocumentation(value))
    return refuse(
      `'${key}' must be a public IPv4 address, and '${value}' is one of the documentation's, as in a preview; ${remedy}`,
    );
  const [misplaced] = misplacedFacts(checked.data, link, 'the hand-off', commands);
  if (misplaced !== undefined) return refuse(misplaced);
  const notices = [
    ...(key === field ? [] : [`${field} is now called ${key}`]),
    ...(handoff.azure === undefined && checked.data.azure !== undefined ? [countsAsExternal(commands)] : []),
  ];
  return { ok: true, value: { handoff: checked.data, notices } };
}

/** Nothing in a field that is set says what deployed the Azure side. */
function countsAsExternal({ forget }: HandoffCommands): string {
  return `the Azure side now counts as deployed outside vpc2vnet, so that up and down leave it as it is; if Terraform deployed it, run \`${forget('azure')}\` and import its outputs`;
}

/** All facts but those that only deployments report: the AMI of an instance, and what Azure was deployed with. */
function settableFacts(link: Link): readonly string[] {
  return factsOf(link)
    .map(({ key }) => key)
    .filter((key) => !REPORTED_KINDS.has(memberOf(key).kind) && !/\.(images\..*\/|renewals\.)/.test(key));
}

/** The prefixes that each side was deployed with: the fields that are not facts. */
function rangesOf(link: Link): readonly string[] {
  return sidesOf(link).map((side) => `${side}.prefixes`);
}

/** The side of a field begins with what the config says of it; the others stay as they are, also when one is absent. */
function started(key: string, link: Link, handoff: Handoff): object {
  const path = sitePathIn(key);
  const site = link.sites.find(({ name }) => sitePath(name) === path);
  if (site === undefined) {
    const { location, prefixes } = link.azure;
    return { ...handoff, azure: handoff.azure ?? { location, prefixes, gatewayAddresses: {}, deployedBy: 'arm' } };
  }
  if (siteFacts(handoff, site.name) !== undefined) return handoff;
  const fresh = { region: site.region, prefixes: site.prefixes, routerAddresses: {}, images: {} };
  return setAt(handoff, sitePath(site.name).split('.'), fresh);
}

function setAt(tree: unknown, [step = '', ...rest]: readonly string[], value: unknown): object {
  const members = isRecord(tree) ? tree : {};
  return { ...members, [step]: rest.length === 0 ? value : setAt(members[step], rest, value) };
}
