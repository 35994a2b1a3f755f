import { UserError } from '../base/user-error';
import { changedSince } from '../discover/changed';
import { chooseIn, wantedOf, type Look, type OwnRoute } from '../discover/choose';
import { findingsOf } from '../discover/obstacles';
import type { ExistingVpc, Link, Site } from '../model/link';
import { sitePath, siteStack } from '../model/names';
import { discoverCommand } from '../workspace/commands';
import { namedFiles } from '../workspace/link-files';
import type { LoadedLink } from '../workspace/load-link.edge';
import type { Aws, AwsIn } from './aws/aws.edge';
import { callerOf } from './aws/caller.edge';
import { judgeStatus } from './aws/stack-status';
import type { Workspace } from './components/workspace';
import { checkExistingVnet } from './existing-vnet.edge';
import { callerProblem } from './preflight/preflight';
import type { Report } from './report/driver-event';
import { DRIVER_EXIT } from './report/exit-codes';
import { routesOf } from './tunnel/lost-routes';

/** A site in a VPC that exists. */
export interface ExistingSite {
  readonly site: Site;
  readonly network: ExistingVpc;
}

/** The sites of a link that are in VPCs that exist. */
export function existingSites({ sites }: Link): readonly ExistingSite[] {
  return sites.flatMap((site) => (site.network.kind === 'existing' ? [{ site, network: site.network }] : []));
}

/**
 * Reads the VPC of a site from EC2, with the routes that CloudFormation has created in it, and chooses in it.
 * @throws UserError when there are no valid credentials, the region has no such VPC, or AWS returns an error
 */
export async function lookAt(awsIn: AwsIn, link: Link, { site, network }: ExistingSite): Promise<Look> {
  const aws = awsIn(site.region);
  const { account, problem, unreachable } = await callerOf(aws);
  // As in the preflight of `up`: nothing was done yet.
  if (account === undefined) throw new UserError([callerProblem(problem, unreachable)], DRIVER_EXIT.badInput);
  const vpc = await aws.vpc(network.id, link.name);
  if (vpc === undefined) {
    throw new UserError(
      [
        `${sitePath(site.name)}.vpc.id is ${network.id}, which account ${account} does not have in ${site.region}: correct the id or ${sitePath(site.name)}.region, or set AWS_PROFILE to a profile of its account`,
      ],
      DRIVER_EXIT.badInput,
    );
  }
  return chooseIn(vpc, wantedOf(link, site, network, { account, ownRoutes: await ownRoutesOf(aws, link, site) }));
}

/** The routes of the deployed router stack; a stack whose creation was rolled back has none. */
async function ownRoutesOf(aws: Aws, link: Link, { name, routers: [router] }: Site): Promise<readonly OwnRoute[]> {
  const id = siteStack(link.name, name, router.name);
  const stack = await aws.stack(id);
  return stack === undefined || judgeStatus(stack.status, id) === 'absent' ? [] : routesOf(stack);
}

/** What the check of existing networks needs of a session. */
interface CheckedClouds {
  readonly aws: AwsIn;
  /** Undefined when the Azure side is external. */
  readonly azureSubscription: string | undefined;
  readonly workspace: Pick<Workspace, 'files'>;
}

/**
 * Compares existing networks with what the link takes them for, before anything is changed; reports the warnings.
 * @throws UserError with a line for everything that changed or is in the way
 */
export async function checkExisting(
  { aws, azureSubscription, workspace }: CheckedClouds,
  { link, handoff }: Pick<LoadedLink, 'link' | 'handoff'>,
  report: Report,
): Promise<void> {
  const remedy = `run \`${discoverCommand(namedFiles(workspace.files))}\`, or correct the config`;
  for (const existing of existingSites(link)) await checkVpc({ aws, link, remedy, report }, existing);
  await checkExistingVnet(link, handoff.found, azureSubscription, remedy, report);
}

interface Check {
  readonly aws: AwsIn;
  readonly link: Link;
  /** Of a network that has changed. */
  readonly remedy: string;
  readonly report: Report;
}

async function checkVpc({ aws, link, remedy, report }: Check, existing: ExistingSite): Promise<void> {
  const look = await lookAt(aws, link, existing);
  const findings = findingsOf(look);
  const problems = [
    ...changedSince(existing.network, look.vpc).map((text) => `${text}; ${remedy}`),
    ...findings.filter(({ level }) => level === 'blocker').map(({ text }) => text),
  ].map((text) => inSite(text, existing.site));
  if (problems.length > 0) throw new UserError(problems, DRIVER_EXIT.badInput);
  for (const { text } of findings) report({ event: 'warning', text: inSite(text, existing.site) });
}

/** An obstacle in a site: it names the keys of the plain site, and a further one has the same keys at its own place. */
export function inSite(text: string, { name }: Site): string {
  return text.replaceAll(/\baws\.(?=vpc\b|router\b|routedCidrs\b)/g, `${sitePath(name)}.`);
}
