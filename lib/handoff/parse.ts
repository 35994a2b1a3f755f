import { isRecord } from '../base/is-record';
import { HANDOFF_VERSION, handoffSchema, type Handoff } from './handoff';
import { parseJson, refuse, type Parsed } from './parsed';
import { fromVersion1 } from './version-1';
import { firstBroken } from './wording';

const REBUILD =
  'delete it and run `npm run synth`, which rebuilds it from the outputs of `npx cdk deploy` and `npx cdktf deploy`';

/** A hand-off, and what is worth saying about the file it came from. */
export interface ReadHandoff {
  readonly handoff: Handoff;
  readonly notices: readonly string[];
}

/** The text of a hand-off file: one fact a line and in one order, so that the files of two people merge. */
export function printHandoff({ version, link, aws, azure }: Handoff): string {
  const ordered = {
    version,
    link,
    ...(aws === undefined
      ? {}
      : {
          aws: {
            region: aws.region,
            prefixes: aws.prefixes,
            routerAddresses: sorted(aws.routerAddresses),
            sharedKeySecretArn: aws.sharedKeySecretArn,
            images: sorted(aws.images),
            deployed: aws.deployed && sorted(aws.deployed),
          },
        }),
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

/** Reads the text of a hand-off file that belongs to `link`. */
export function parseHandoff(text: string, file: string, link: string): Parsed<ReadHandoff> {
  const json = parseJson(text);
  if (!json.ok) return refuse(`${file} is not complete JSON (half-written or edited); ${REBUILD}`);
  if (!isRecord(json.value)) return refuse(`${file} is not a hand-off; ${REBUILD}`);
  const read = readVersion(json.value, file);
  if (!read.ok) return read;
  if (read.value.handoff.link !== link) {
    return refuse(
      `${file} belongs to the link '${read.value.handoff.link}', not to '${link}'; name another with --handoff, or delete it`,
    );
  }
  return read;
}

function readVersion(json: Readonly<Record<string, unknown>>, file: string): Parsed<ReadHandoff> {
  const { version } = json;
  if (!Number.isInteger(version) || Number(version) < 1) return refuse(`${file} is not a hand-off; ${REBUILD}`);
  if (version === 1) {
    const old = fromVersion1(json, file, REBUILD);
    const notices = [`${file} is of version 1; it was read, and is written as version ${HANDOFF_VERSION}`];
    return old.ok ? { ok: true, value: { handoff: old.value, notices } } : old;
  }
  if (Number(version) > HANDOFF_VERSION) {
    return refuse(
      `${file} has version ${version}, and this vpc2vnet reads up to ${HANDOFF_VERSION}; run the newer vpc2vnet that wrote it`,
    );
  }
  const checked = handoffSchema.safeParse(json, { reportInput: true });
  if (checked.success) return { ok: true, value: { handoff: checked.data, notices: [] } };
  const { place, rule } = firstBroken(checked.error);
  return refuse(`${file} is not a hand-off: '${place}' ${rule}; ${REBUILD}`);
}

function sorted<V>(record: Readonly<Record<string, V>>): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
