import { UserError } from '../base/user-error';
import { changedSince } from '../discover/changed';
import { foundIn, type Look } from '../discover/choose';
import type { Finding } from '../discover/finding';
import { findingsOf } from '../discover/obstacles';
import { printLook } from '../discover/print-look';
import { printVnetLook } from '../discover/vnet/print-vnet';
import { vnetChanges } from '../discover/vnet/vnet-changed';
import { foundInVnet, lookInVnet, wantedOfVnet, type VnetLook } from '../discover/vnet/vnet-look';
import { vnetFindings } from '../discover/vnet/vnet-obstacles';
import type { FoundNetworks } from '../handoff/handoff';
import type { Link } from '../model/link';
import { PLAIN_SITE, sitePath } from '../model/names';
import { resolveLink } from '../model/resolve';
import type { Terminal } from '../terminal/terminal.edge';
import type { LinkFiles } from '../workspace/link-files';
import { checkFound, loadDraft, loadLink, saveFound } from '../workspace/load-link.edge';
import { connectAws } from './aws/aws.edge';
import { azureLogin } from './azure/azure-login.edge';
import { existingVnetOf, foundOf, readVnet } from './existing-vnet.edge';
import { existingSites, lookAt, type ExistingSite } from './existing.edge';
import { DRIVER_EXIT } from './report/exit-codes';

export interface DiscoverOptions {
  /** Compare the networks with what is known of them, and save nothing. @default false */
  readonly check?: boolean;
  /** Print a report for machines. @default false */
  readonly json?: boolean;
}

/** What one network has, and what of it is in the way or has changed. */
interface Discovered {
  readonly found: FoundNetworks;
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
  readonly changes: readonly string[];
}

/**
 * Reads the existing networks of a config from the clouds, prints what it found and what is in the way, and saves what
 * synthesis needs in the hand-off. Nothing is saved when something is in the way.
 * @returns the exit code: 1 when something is in the way, or, with `check`, has changed
 * @throws UserError when the config names no existing network, or one that does not exist
 */
export async function discover(files: LinkFiles, terminal: Terminal, options: DiscoverOptions): Promise<number> {
  const check = options.check === true;
  const known = check ? loadLink(files, { broken: 'notice' }) : undefined;
  const draft = known?.link ?? resolveLink(loadDraft(files));
  if (existingVnetOf(draft) === undefined && existingPlainSite(draft) === undefined) {
    throw new UserError([nothingToRead(files, draft)], DRIVER_EXIT.badInput);
  }
  const vnet = await lookAtVnet(draft);
  // What is found in Azure decides which routes AWS gets, and whether a gateway is created.
  const link = known?.link ?? resolveLink(loadDraft(files, vnet === undefined ? {} : { vnet: foundInVnet(vnet) }));
  const vpc = await lookAtVpc(link);
  const networks = [
    ...(vpc === undefined ? [] : [discoveredVpc(link, vpc, check)]),
    ...(vnet === undefined ? [] : [await discoveredVnet(link, vnet, vpc, known?.handoff.found)]),
  ];
  const found = Object.assign({}, ...networks.map((each) => each.found)) as FoundNetworks;
  const findings = networks.flatMap((each) => each.findings);
  const changes = check ? networks.flatMap((each) => each.changes) : [];
  const blocked = findings.some(({ level }) => level === 'blocker');
  if (!blocked && !check) {
    checkFound(files, found);
    saveFound(files, link.name, found);
  }
  terminal.print(
    options.json === true
      ? JSON.stringify({ link: link.name, found, findings, changes }, undefined, 2)
      : [
          ...networks.flatMap(({ lines }) => lines),
          ...changes.map((text) => `changed: ${text}`),
          outcome(files, blocked, changes, options),
        ].join('\n'),
  );
  return blocked || changes.length > 0 ? DRIVER_EXIT.failed : DRIVER_EXIT.ok;
}

async function lookAtVnet(link: Link): Promise<VnetLook | undefined> {
  const network = existingVnetOf(link);
  return network === undefined ? undefined : lookInVnet(await readVnet(link, network), wantedOfVnet(link, network, []));
}

function nothingToRead({ config }: LinkFiles, draft: Link): string {
  const [further] = existingSites(draft);
  return further === undefined
    ? `${config} names no existing network; set aws.vpc.id or azure.vnet.id`
    : `${sitePath(further.site.name)}.vpc is described in ${config}: the VPC of aws and the VNet are read, and there is neither; write its cidrs, subnets and routeTables`;
}

/** What is found of the other sites is in the config: the hand-off keeps one VPC. */
function existingPlainSite(link: Link): ExistingSite | undefined {
  return existingSites(link).find(({ site }) => site.name === PLAIN_SITE);
}

async function lookAtVpc(link: Link): Promise<Look | undefined> {
  const existing = existingPlainSite(link);
  return existing === undefined ? undefined : lookAt(connectAws(), link, existing);
}

function discoveredVpc(link: Link, look: Look, check: boolean): Discovered {
  const findings = findingsOf(look);
  const existing = existingPlainSite(link);
  return {
    found: { vpc: foundIn(look) },
    lines: printLook(look, findings),
    findings,
    changes: check && existing !== undefined ? changedSince(existing.network, look.vpc) : [],
  };
}

async function discoveredVnet(
  link: Link,
  { vnet }: VnetLook,
  vpc: Look | undefined,
  known: FoundNetworks | undefined,
): Promise<Discovered> {
  const network = existingVnetOf(link);
  if (network === undefined) throw new Error('what is found of a VNet does not make it one to create');
  const { subscription } = await azureLogin();
  const remote = link.sites.flatMap(({ prefixes, network: { cidrs } }) =>
    cidrs.length > 0 ? prefixes : [...(vpc?.vpc.cidrs ?? []), ...prefixes],
  );
  const look = lookInVnet(vnet, wantedOfVnet(link, network, remote, subscription?.id));
  const findings = vnetFindings(look);
  const { lost, gained } = vnetChanges(network, look, foundOf(network, known));
  return {
    found: { vnet: foundInVnet(look) },
    lines: printVnetLook(look, findings),
    findings,
    changes: [...lost, ...gained],
  };
}

function outcome(
  { handoff }: LinkFiles,
  blocked: boolean,
  changes: readonly string[],
  { check }: DiscoverOptions,
): string {
  if (check === true)
    return changes.length === 0
      ? 'nothing that the link depends on has changed'
      : 'run this without --check, or correct the config';
  return blocked ? 'nothing was saved' : `saved in ${handoff}`;
}
