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
import { PLAIN_SITE } from '../model/names';
import { resolveLink } from '../model/resolve';
import type { Terminal } from '../terminal/terminal.edge';
import type { LinkFiles } from '../workspace/link-files';
import { checkFound, loadDraft, loadLink, saveFound } from '../workspace/load-link.edge';
import { connectAws } from './aws/aws.edge';
import { azureLogin } from './azure/azure-login.edge';
import { existingVnetOf, foundOf, readVnet } from './existing-vnet.edge';
import { existingSites, inSite, lookAt, type ExistingSite } from './existing.edge';
import { DRIVER_EXIT } from './report/exit-codes';

export interface DiscoverOptions {
  /** Compare the networks with what is known of them, and save nothing. @default false */
  readonly check?: boolean;
  /** Print a report for machines. @default false */
  readonly json?: boolean;
}

/** What of one network is in the way or has changed. */
interface Discovered {
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
  if (existingVnetOf(draft) === undefined && existingSites(draft).length === 0) {
    throw new UserError(
      [`${files.config} names no existing network; set aws.vpc.id or azure.vnet.id`],
      DRIVER_EXIT.badInput,
    );
  }
  const vnet = await lookAtVnet(draft);
  // What is found in Azure decides which routes AWS gets, and whether a gateway is created.
  const link = known?.link ?? resolveLink(loadDraft(files, vnet === undefined ? {} : { vnet: foundInVnet(vnet) }));
  const vpcs = await lookAtVpcs(link);
  const sites = vpcs.map((seen) => discoveredVpc(seen, check));
  const azure = vnet === undefined ? undefined : await discoveredVnet(link, vnet, vpcs, known?.handoff.found);
  const networks = [...sites, ...(azure === undefined ? [] : [azure])];
  const found = { ...foundInSites(vpcs), ...(vnet === undefined ? {} : { vnet: foundInVnet(vnet) }) };
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

/** A site in a VPC that exists, and what the VPC has. */
interface SeenSite extends ExistingSite {
  readonly look: Look;
}

async function lookAtVpcs(link: Link): Promise<readonly SeenSite[]> {
  const aws = connectAws();
  const seen: SeenSite[] = [];
  for (const existing of existingSites(link)) seen.push({ ...existing, look: await lookAt(aws, link, existing) });
  return seen;
}

function foundInSites(vpcs: readonly SeenSite[]): Pick<FoundNetworks, 'vpc' | 'sites'> {
  const [plain] = vpcs.filter(({ site }) => site.name === PLAIN_SITE);
  const further = vpcs.filter(({ site }) => site.name !== PLAIN_SITE);
  return {
    ...(plain === undefined ? {} : { vpc: foundIn(plain.look) }),
    ...(further.length === 0
      ? {}
      : { sites: Object.fromEntries(further.map(({ site, look }) => [site.name, foundIn(look)])) }),
  };
}

function discoveredVpc({ site, network, look }: SeenSite, check: boolean): Discovered {
  const findings = findingsOf(look).map((finding) => ({ ...finding, text: inSite(finding.text, site) }));
  return {
    lines: printLook(look, findings),
    findings,
    changes: check ? changedSince(network, look.vpc).map((text) => inSite(text, site)) : [],
  };
}

async function discoveredVnet(
  link: Link,
  { vnet }: VnetLook,
  vpcs: readonly SeenSite[],
  known: FoundNetworks | undefined,
): Promise<Discovered> {
  const network = existingVnetOf(link);
  if (network === undefined) throw new Error('what is found of a VNet does not make it one to create');
  const { subscription } = await azureLogin();
  const remote = link.sites.flatMap(({ name, prefixes, network: { cidrs } }) => {
    const seen = vpcs.find(({ site }) => site.name === name);
    return cidrs.length > 0 || seen === undefined ? prefixes : [...seen.look.vpc.cidrs, ...prefixes];
  });
  const look = lookInVnet(vnet, wantedOfVnet(link, network, remote, subscription?.id));
  const findings = vnetFindings(look);
  const { lost, gained } = vnetChanges(network, look, foundOf(network, known));
  return {
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
