import { factsOf, isPreview } from '../model/fact';
import type { Link } from '../model/link';
import { formerSites } from '../workspace/former-sites';
import type { LabRecord } from '../workspace/lab-record';
import type { OutputFile } from '../write-files/file-tree';
import { workloadLines } from '../model/workloads';
import { alarmsIn, type AlarmRow } from './content/alarms';
import { addressesOf, type Addresses } from './content/addresses';
import type { Handoff } from '../handoff/handoff';
import { changesBetween, changesOf, type Change } from './content/changes';
import { costsOf, type Costs } from './content/costs';
import { cryptoOf, type CryptoPair } from './content/crypto';
import { labRunOf, type LabRun } from './content/lab-run';
import { reachOf, type Reach } from './content/reach';
import { rolesIn, type Role } from './content/rights';
import { routesIn, type Route } from './content/routes';
import { secretsOf, type SecretPlace } from './content/secrets';
import { drawLink } from './picture/draw-link';
import type { Picture } from './picture/svg';

/** What a person agrees to: a link as its model and its rendered files show it. */
export interface Review {
  readonly link: string;
  /** From where to where, in one line. */
  readonly summary: string;
  readonly tags: readonly (readonly [key: string, value: string])[];
  /** Addresses that are not assigned yet, by the keys of their facts; documentation addresses replace them. */
  readonly standIns: readonly string[];
  readonly picture: Picture;
  readonly addresses: Addresses;
  readonly routes: readonly Route[];
  /** What workloads, and networks behind both sides, need to use the link, a line each. */
  readonly workloads: readonly string[];
  readonly crypto: readonly CryptoPair[];
  readonly costs: Costs;
  readonly reach: Reach;
  readonly roles: readonly Role[];
  readonly secrets: readonly SecretPlace[];
  readonly alarms: readonly AlarmRow[];
  readonly changes: readonly Change[];
  /** The same against a revision of the config. @default - it was not compared with one */
  readonly since?: ChangesSince;
  /** The last run of the lab of each kind that has a record. */
  readonly lab: readonly LabRun[];
  /** Sites that are deployed and no longer in the config, a sentence each. */
  readonly formerSites: readonly string[];
}

/** What changes against a revision. */
export interface ChangesSince {
  /** As the user named it, with its commit. */
  readonly revision: string;
  readonly changes: readonly Change[];
}

/** What is known of the last deployment. */
export interface Deployed {
  /** The model without documentation addresses. */
  readonly actual: Link;
  readonly handoff: Handoff;
  /** Records of the last runs of the lab. */
  readonly lab: readonly LabRecord[];
  /** The link at a revision of its config. @default - the link is compared with none */
  readonly since?: { readonly revision: string; readonly commit: string; readonly link: Link };
}

/** Enough of a commit to find it. */
const COMMIT_DIGITS = 12;

/**
 * Makes the review of a link.
 * @param files what `synth` renders of the same model
 * @param deployed what the changes are computed from
 * @throws Error when the files are not those of a link
 */
export function reviewOf(link: Link, files: readonly OutputFile[], { actual, handoff, since, lab }: Deployed): Review {
  return {
    link: link.name,
    summary: summaryOf(link),
    tags: Object.entries(link.tags),
    standIns: isPreview(link)
      ? factsOf(link).flatMap((fact) => (fact.kind === 'known' && fact.preview ? [fact.key] : []))
      : [],
    picture: drawLink(link),
    addresses: addressesOf(link),
    routes: routesIn(files),
    workloads: workloadLines(link),
    crypto: cryptoOf(link, files),
    costs: costsOf(link),
    reach: reachOf(link, files),
    roles: rolesIn(files),
    secrets: secretsOf(link, files),
    alarms: alarmsIn(files),
    changes: changesOf(actual, handoff),
    ...(since === undefined
      ? {}
      : {
          since: {
            revision: `${since.revision} (${since.commit.slice(0, COMMIT_DIGITS)})`,
            changes: changesBetween(since.link, actual),
          },
        }),
    lab: lab.map((record) => labRunOf(record, files)),
    formerSites: formerSites(actual, handoff),
  };
}

function summaryOf({ sites, azure }: Link): string {
  const from = sites.map(({ region, prefixes }) => `AWS ${region} ${prefixes.join(', ')}`).join('; ');
  return `${from} to Azure ${azure.location} ${azure.prefixes.join(', ')}`;
}

/** Returns what to clarify before anybody agrees: a sentence each. */
export function findingsOf({ addresses, crypto, reach, formerSites: former }: Review): readonly string[] {
  return [
    ...former,
    ...addresses.overlaps,
    ...reach.findings,
    ...crypto.flatMap(({ router, rows }) =>
      rows.filter(({ agrees }) => !agrees).map(({ setting, why }) => `${router}: ${setting} differs: ${why}`),
    ),
  ];
}
