import { isRecord } from '../base/is-record';
import { DEFAULT_COMMANDS, type HandoffCommands } from './handoff-commands';
import { HANDOFF_VERSION, handoffSchema, type AwsFacts, type FoundNetworks, type Handoff } from './handoff';
import { jsonError, lineOf, type JsonError } from './json-place';
import { parseJson, refuse, type Parsed } from './parsed';
import { isSide } from './side';
import { sitePathIn } from './site-facts';
import { fromVersion1 } from './version-1';
import { droppedMember, firstBroken, oneLine, type Broken } from './wording';

/** The remedy for a file in which no line can be named. */
function restore({ importFile }: HandoffCommands): string {
  return `restore it from git, or delete it and import the outputs of both sides with \`${importFile}\``;
}

const JSON_ERRORS: Readonly<Record<JsonError['kind'], string>> = {
  conflict: 'has an unresolved git conflict; keep one of the two sides, and remove the markers',
  duplicate: 'has a duplicate key; keep only the correct line',
  syntax: 'is not valid JSON from here on (half-written or edited); correct it, or restore the file from git',
};

/** A hand-off, and the notices about the file that it was read from. */
export interface ReadHandoff {
  readonly handoff: Handoff;
  readonly notices: readonly string[];
}

/** Returns the content of a hand-off file: one fact a line and in a fixed order, so that the files of two people merge. */
export function printHandoff({ version, link, found, aws, sites, azure }: Handoff): string {
  const ordered = {
    version,
    link,
    found,
    ...(aws === undefined ? {} : { aws: siteInOrder(aws) }),
    sites: sites && Object.fromEntries(Object.entries(sorted(sites)).map(([name, site]) => [name, siteInOrder(site)])),
    ...(azure === undefined
      ? {}
      : {
          azure: {
            location: azure.location,
            prefixes: azure.prefixes,
            gatewayAddresses: sorted(azure.gatewayAddresses),
            peerAddresses: azure.peerAddresses && sorted(azure.peerAddresses),
            sharedKeySecretArns: azure.sharedKeySecretArns && sorted(azure.sharedKeySecretArns),
            deployed: azure.deployed && sorted(azure.deployed),
            deployedBy: azure.deployedBy,
          },
        }),
  };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

function siteInOrder(facts: AwsFacts): object {
  return {
    region: facts.region,
    prefixes: facts.prefixes,
    routerAddresses: sorted(facts.routerAddresses),
    sharedKeySecretArn: facts.sharedKeySecretArn,
    images: sorted(facts.images),
    imageUpgrades: facts.imageUpgrades && sorted(facts.imageUpgrades),
    renewals: facts.renewals && sorted(facts.renewals),
    deployed: facts.deployed && sorted(facts.deployed),
  };
}

/**
 * What a hand-off file says of existing networks, which is needed before a config can be read. Nothing when the file is
 * invalid: whoever reads its facts reports that.
 */
export function foundNetworks(text: string | undefined): FoundNetworks {
  const json = text === undefined ? undefined : parseJson(text);
  if (json?.ok !== true) return {};
  const read = handoffSchema.safeParse(json.value);
  return read.success ? (read.data.found ?? {}) : {};
}

/** Whether a hand-off has anything that a file is worth. */
export function isWorthKeeping({ found, aws, sites, azure }: Handoff): boolean {
  return [found, aws, sites, azure].some((part) => part !== undefined);
}

/**
 * Reads the content of a hand-off file of `link`; an error when it is invalid, or of another link or a later version.
 * @param commands - those of remedies. @default - those for the default files
 */
export function parseHandoff(
  text: string,
  file: string,
  link: string,
  commands = DEFAULT_COMMANDS,
): Parsed<ReadHandoff> {
  const error = jsonError(text);
  if (error !== undefined) return refuse(`${file}:${error.line} ${JSON_ERRORS[error.kind]}`);
  const json = parseJson(text);
  if (!json.ok || !isRecord(json.value)) return refuse(`${file} is not a hand-off; ${restore(commands)}`);
  const read = readVersion(json.value, text, file, commands);
  if (!read.ok) return read;
  if (read.value.handoff.link !== link) {
    return refuse(
      `${file} belongs to the link '${oneLine(read.value.handoff.link)}', not to '${link}'; name the one of this link with --handoff, -c handoff= or VPC2VNET_HANDOFF`,
    );
  }
  return read;
}

function readVersion(
  json: Readonly<Record<string, unknown>>,
  text: string,
  file: string,
  commands: HandoffCommands,
): Parsed<ReadHandoff> {
  const { version } = json;
  if (!Number.isInteger(version) || Number(version) < 1)
    return refuse(`${file} is not a hand-off; ${restore(commands)}`);
  if (version === 1) {
    const old = fromVersion1(json, file, restore(commands));
    const notices = [`${file} is of version 1; it was read, and is written as version ${HANDOFF_VERSION}`];
    return old.ok ? { ok: true, value: { handoff: old.value, notices } } : old;
  }
  if (Number(version) > HANDOFF_VERSION) {
    return refuse(
      `${file} has version ${version}, and this vpc2vnet reads up to ${HANDOFF_VERSION}; run the newer vpc2vnet that wrote it`,
    );
  }
  const refuseMember = ({ place, rule }: Broken): Parsed<ReadHandoff> =>
    refuse(`${file}:${lineOf(text, place.split('.'))} '${place}' ${rule}; ${remedyFor(place, commands)}`);
  const dropped = droppedMember(json);
  if (dropped !== undefined) return refuseMember(dropped);
  const checked = handoffSchema.safeParse(json, { reportInput: true });
  return checked.success
    ? { ok: true, value: { handoff: checked.data, notices: [] } }
    : refuseMember(firstBroken(checked.error));
}

/** A side that cannot be corrected can be removed, because its outputs report it again. */
function remedyFor(place: string, { forget }: HandoffCommands): string {
  const side = sitePathIn(place) ?? place.split('.')[0];
  return side !== undefined && isSide(side)
    ? `correct the line, or remove the side with \`${forget(side)}\``
    : 'correct the line';
}

function sorted<V>(record: Readonly<Record<string, V>>): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
