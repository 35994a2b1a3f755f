import { isRecord } from '../base/is-record';
import { componentsOf, type Component } from '../model/components';
import type { Link } from '../model/link';
import { memberOf, type FactKind } from './fact-kinds';
import { DEFAULT_COMMANDS } from './handoff-commands';
import { awsFactsSchema, type AwsFacts } from './handoff';
import { AWS_OUTPUTS, LIST_SEPARATOR, outputOf, readInputs } from './outputs';
import { parseJson, refuse, type Parsed } from './parsed';
import { siteFacts, withSiteFacts, type SitesFacts } from './site-facts';
import { firstBroken } from './wording';

/** The commands that write the outputs file with the facts that every link needs, as the end of an error message. */
export function awsProducers(link: Link, { deploy } = DEFAULT_COMMANDS): string {
  const networks = componentsOf(link).filter(({ kind }) => kind === 'network');
  const commands = networks.map((network) => `\`${deploy(network)}\``);
  return `${commands.join(' and ')} ${commands.length === 1 ? 'writes' : 'write'} it`;
}

type Outputs = Readonly<Record<string, unknown>>;

/**
 * Reads the outputs file of `cdk deploy`.
 * @returns the facts of each site; those of before for a site that the file has none of
 */
export function parseAwsOutputs(
  text: string,
  file: string,
  link: Link,
  before: SitesFacts,
  producer = awsProducers(link),
): Parsed<SitesFacts> {
  const json = parseJson(text);
  if (!json.ok || !isRecord(json.value))
    return refuse(`${file} is not complete JSON (half-written or edited); ${producer}`);
  return readAwsOutputs(json.value, file, link, before, producer);
}

/**
 * Reads the outputs of stacks by the stacks' names. Without the network stack of a site among them, facts of it that are
 * already known stay as they are: the toolkit writes only the stacks of its last run.
 * @param file where they are from, for the error message
 * @param producer the remedy, as the end of the error message. Default: the command that deploys the network stacks
 */
export function readAwsOutputs(
  stacks: Outputs,
  file: string,
  link: Link,
  before: SitesFacts,
  producer = awsProducers(link),
): Parsed<SitesFacts> {
  const components = componentsOf(link);
  let known: SitesFacts = { aws: before.aws, ...(before.sites === undefined ? {} : { sites: before.sites }) };
  for (const { name } of link.sites) {
    const source: Source = {
      components: components.filter(({ site }) => site === name),
      file,
      link: link.name,
      producer,
    };
    const read = readSite(stacks, source, siteFacts(known, name));
    if (!read.ok) return read;
    known = withSiteFacts(known, name, read.value);
  }
  return { ok: true, value: known };
}

/** The stacks of a site, and the words of an error message about them. */
interface Source {
  readonly components: readonly Component[];
  readonly file: string;
  readonly link: string;
  readonly producer: string;
}

function readSite(
  stacks: Outputs,
  { components, file, link, producer }: Source,
  before: AwsFacts | undefined,
): Parsed<AwsFacts | undefined> {
  const outputsOf = ({ stack }: Component): Outputs | undefined => {
    const outputs = stacks[stack];
    return isRecord(outputs) ? outputs : undefined;
  };
  const network = components.find(({ kind }) => kind === 'network');
  const echoes = network === undefined ? undefined : outputsOf(network);
  // Outputs of other stacks belong to another link: they have no facts of this link, and no error.
  if (echoes === undefined && before === undefined) return { ok: true, value: undefined };
  const reported = components.flatMap((component) => factsIn(component, outputsOf(component) ?? {}));
  const deployed = Object.fromEntries(
    components.flatMap((component) => {
      const inputs = readInputs(outputsOf(component)?.[AWS_OUTPUTS.inputs]);
      return inputs === undefined ? [] : [[component.id, inputs] as const];
    }),
  );
  const facts = awsFactsSchema.safeParse(
    {
      ...merge(before, echoes, reported),
      ...known('imageUpgrades', pendingUpgrades(before?.imageUpgrades, imagesAfter(before, echoes, reported))),
      ...known('renewals', renewalsAfter(before, echoes, reported)),
      ...known('deployed', { ...before?.deployed, ...deployed }),
    },
    { reportInput: true },
  );
  if (!facts.success) {
    const { place, rule } = firstBroken(facts.error, AWS_OUTPUTS, placesOf(components));
    return refuse(`${file}: '${place}' in the outputs of ${link} ${rule}; ${producer}`);
  }
  const [expected] = network?.gives ?? [];
  if (expected !== undefined && Object.keys(facts.data.routerAddresses).length === 0) {
    return refuse(`${file}: '${outputOf(expected)}' in the outputs of ${link} is missing; ${producer}`);
  }
  return { ok: true, value: facts.data };
}

/** A member of an object, absent when its value is empty. */
function known(name: string, value: object): object {
  return Object.keys(value).length === 0 ? {} : { [name]: value };
}

interface ReportedFact {
  readonly kind: FactKind;
  readonly member: string;
  readonly value: unknown;
}

/** The facts that a stack's outputs report. */
function factsIn({ gives }: Component, outputs: Outputs): readonly ReportedFact[] {
  return gives
    .map((key) => ({ ...memberOf(key), value: outputs[outputOf(key)] }))
    .filter(({ value }) => value !== undefined);
}

function merge(before: AwsFacts | undefined, echoes: Outputs | undefined, reported: readonly ReportedFact[]): object {
  const members = (kind: FactKind): object =>
    Object.fromEntries(reported.filter((fact) => fact.kind === kind).map(({ member, value }) => [member, value]));
  const single = reported.find(({ kind }) => kind === 'sharedKeySecretArn')?.value;
  return {
    region: echoes === undefined ? before?.region : echoes[AWS_OUTPUTS.region],
    prefixes: echoes === undefined ? before?.prefixes : list(echoes[AWS_OUTPUTS.prefixes]),
    // The network stack has only the routers that it reports.
    routerAddresses: echoes === undefined ? before?.routerAddresses : members('routerAddresses'),
    sharedKeySecretArn: echoes === undefined ? before?.sharedKeySecretArn : single,
    images: imagesAfter(before, echoes, reported),
  };
}

type Images = AwsFacts['images'];

/**
 * What an instance reports counts. What the network offers counts once: a later deployment of it, as of another checkout,
 * must not change the AMI of a router whose own report is not known here.
 */
function imagesAfter(
  before: AwsFacts | undefined,
  echoes: Outputs | undefined,
  reported: readonly ReportedFact[],
): Readonly<Record<string, unknown>> {
  const images = reported.filter(({ kind }) => kind === 'images').map(({ member, value }) => [member, value] as const);
  const kept: Images = isElsewhere(before, echoes) ? {} : (before?.images ?? {});
  return {
    ...Object.fromEntries(images.filter(([member]) => !isInstance(member))),
    ...kept,
    ...Object.fromEntries(images.filter(([member]) => isInstance(member))),
  };
}

/** Whether an image is that of an instance, not the one that the network offers for a processor. */
function isInstance(member: string): boolean {
  return member.includes('/');
}

/** The larger number counts: a request that is not deployed yet, or one that was deployed from another checkout. */
function renewalsAfter(
  before: AwsFacts | undefined,
  echoes: Outputs | undefined,
  reported: readonly ReportedFact[],
): Readonly<Record<string, unknown>> {
  const kept = isElsewhere(before, echoes) ? {} : (before?.renewals ?? {});
  const deployed = reported.filter(({ kind }) => kind === 'renewals');
  const newer = deployed.filter(({ member, value }) => !(Number(kept[member]) > Number(value)));
  return { ...kept, ...Object.fromEntries(newer.map(({ member, value }) => [member, value])) };
}

/** Whether the network is in another region than before, so that nothing of before exists there. */
function isElsewhere(before: AwsFacts | undefined, echoes: Outputs | undefined): boolean {
  return echoes !== undefined && echoes[AWS_OUTPUTS.region] !== before?.region;
}

/** The upgrades of AMIs that an instance still has. */
function pendingUpgrades(
  upgrades: AwsFacts['imageUpgrades'],
  images: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const inUse = new Set(Object.values(images));
  return Object.fromEntries(Object.entries(upgrades ?? {}).filter(([from]) => inUse.has(from)));
}

/** Names of the outputs by the place in the hand-off. */
function placesOf(components: readonly Component[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    components
      .flatMap(({ gives }) => gives)
      .map((key) => {
        const { kind, member } = memberOf(key);
        return [member === '' ? kind : `${kind}.${member}`, outputOf(key)];
      }),
  );
}

function list(value: unknown): readonly string[] | undefined {
  return typeof value === 'string' ? value.split(LIST_SEPARATOR) : undefined;
}
