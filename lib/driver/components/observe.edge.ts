import { join } from 'node:path';
import { UserError } from '../../base/user-error';
import { awsProducers, readAwsOutputs } from '../../handoff/aws-outputs';
import { azureProducer, parseAzureOutputs } from '../../handoff/azure-outputs';
import type { Handoff } from '../../handoff/handoff';
import type { HandoffCommands } from '../../handoff/handoff-commands';
import type { Parsed } from '../../handoff/parsed';
import { componentsOf, isUnknownToAzure, missingFacts, type Component } from '../../model/components';
import { factsOf } from '../../model/fact';
import type { Link } from '../../model/link';
import { AZURE_COMPONENT, type ComponentId } from '../../model/names';
import { destroyCommand, handoffCommands } from '../../workspace/commands';
import { namedFiles } from '../../workspace/link-files';
import type { LoadedLink } from '../../workspace/load-link.edge';
import { outdatedComponents, replacesRouterNetwork } from '../../workspace/outdated';
import { readIfThere } from '../../write-files/read-file.edge';
import type { DeployedStack } from '../aws/aws.edge';
import {
  readTemplate,
  resolveParameters,
  sameTemplate,
  templateChanges,
  type Template,
} from '../aws/cloudformation-changes';
import { judgeStatus } from '../aws/stack-status';
import { isExternal, type Session } from '../run/session.edge';
import { INIT_REMEDY, planRemedy } from '../azure/plan-remedy';
import { stepFailure } from '../run/step-failure';
import { azureVariables, planPlaceholders } from './azure-variables.edge';
import { checkState } from './check-state';
import { changeKey } from './remaining-changes';
import { isDeployed, type ComponentState, type ObservedComponent } from './state';
import type { LeftOut } from './workspace';

/** What is deployed, compared with what was synthesized from it. */
export interface Observation {
  /** The link with every fact that the clouds report, and the hand-off that holds them. */
  readonly loaded: LoadedLink;
  readonly components: readonly ObservedComponent[];
  /** The CloudFormation stacks that exist, by component. */
  readonly stacks: Stacks;
}

export interface ObserveOptions extends LeftOut {
  /** Changes of the Azure side that its last deployment left pending, by their keys. @default - none */
  readonly remaining?: ReadonlySet<string>;
}

export type Stacks = ReadonlyMap<ComponentId, DeployedStack>;

const EMPTY_TEMPLATE: Template = { Resources: {} };

/**
 * Reads both clouds and compares them with what the config asks for. Templates are synthesized for the comparison;
 * hand-off and outputs files stay as they are. CloudFormation is read once: a stack that is created meanwhile counts
 * as not deployed until the next call, because its facts are not in what was synthesized.
 * @throws UserError when a cloud or a tool returns an error, or a cloud's outputs are invalid
 */
export async function observe(session: Session, { remaining, ...left }: ObserveOptions = {}): Promise<Observation> {
  const { workspace } = session;
  const before = workspace.load();
  const rows = componentsOf(before.link);
  const stacks = await stacksOf(session, rows);
  const commands = handoffCommands(namedFiles(workspace.files));
  const handoff = withAws(before, rows, stacks, commands);
  let loaded = workspace.synthesize(handoff, left);
  const observed: ObservedComponent[] = [];
  for (const component of rows) {
    const blocker = blockerOf(loaded.link, component, observed);
    if (component.tool === 'terraform') {
      const { state, exists, outputs } = await azureState(session, loaded, blocker, remaining);
      // With the gateway's address known, the routers can be synthesized.
      if (outputs !== undefined) loaded = workspace.synthesize(withAzure(loaded, outputs, commands), left);
      observed.push({ component, state, exists });
    } else {
      const stack = stacks.get(component.id);
      const state: ComponentState = blocker === undefined ? stackState(session, component, stack) : blockedBy(blocker);
      const exists = stack !== undefined && judgeStatus(stack.status, component.stack, component.region) !== 'absent';
      observed.push({ component, state: withRoutersInTheWay(loaded, component, state), exists });
    }
  }
  return { loaded, components: observed, stacks };
}

async function stacksOf({ aws }: Session, components: readonly Component[]): Promise<Stacks> {
  const stacks = new Map<ComponentId, DeployedStack>();
  for (const { id, tool, region, stack } of components) {
    const found = tool === 'cdk' && region !== undefined ? await aws(region).stack(stack) : undefined;
    if (found !== undefined) stacks.set(id, found);
  }
  return stacks;
}

/** The hand-off with what CloudFormation reports; the facts of a network that reports nothing stay as they are. */
function withAws(
  { link, handoff }: LoadedLink,
  components: readonly Component[],
  stacks: Stacks,
  commands: HandoffCommands,
): Handoff {
  const reporting = components.flatMap(({ id, stack }) => {
    const { outputs = {} } = stacks.get(id) ?? {};
    return Object.keys(outputs).length === 0 ? [] : [[stack, outputs] as const];
  });
  // A router alone says nothing of the site that it is in.
  const sites = components.flatMap(({ kind, site, stack }) =>
    kind === 'network' && reporting.some(([name]) => name === stack) ? [site] : [],
  );
  const ofSites = reporting.filter(([name]) =>
    components.some(({ stack, site }) => stack === name && sites.includes(site)),
  );
  if (ofSites.length === 0) return handoff;
  const outputs = Object.fromEntries(ofSites);
  const producer = awsProducers(link, commands);
  const reported = readAwsOutputs(outputs, "CloudFormation's outputs", link, handoff, producer);
  return { ...handoff, ...accept(reported) };
}

function withAzure({ link, handoff }: LoadedLink, outputs: string, commands: HandoffCommands): Handoff {
  const producer = azureProducer(link, commands);
  return { ...handoff, azure: accept(parseAzureOutputs(outputs, "Terraform's outputs", link, undefined, producer)) };
}

function accept<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new UserError([parsed.problem]);
  return parsed.value;
}

/** The component that has to be deployed, or to report its facts, before this one. */
function blockerOf(link: Link, component: Component, observed: readonly ObservedComponent[]): ComponentId | undefined {
  if (isUnknownToAzure(link, component)) return AZURE_COMPONENT;
  const missing = new Set(missingFacts(link, component));
  const sources = factsOf(link).filter(({ key }) => component.needs.includes(key));
  return sources.find(({ key, source }) => {
    const giver = observed.find(({ component: { id } }) => id === source);
    return missing.has(key) || giver === undefined || !isDeployed(giver.state);
  })?.source;
}

function blockedBy(by: ComponentId): ComponentState {
  return { label: 'blocked', by };
}

function stackState({ workspace }: Session, component: Component, stack: DeployedStack | undefined): ComponentState {
  const { id, stack: name, region } = component;
  const wanted = readTemplate(
    readIfThere(join(workspace.directory, 'cdk.out', `${name}.template.json`)) ?? JSON.stringify(EMPTY_TEMPLATE),
  );
  const destroy = destroyCommand(component, namedFiles(workspace.files));
  const verdict = stack === undefined ? 'absent' : judgeStatus(stack.status, name, region, destroy);
  if (verdict === 'absent' || stack === undefined) {
    return { label: 'not deployed', changes: templateChanges(id, EMPTY_TEMPLATE, wanted) };
  }
  if (verdict !== 'settled') return verdict;
  const deployed = resolveParameters(readTemplate(stack.template), stack.parameters);
  const asked = resolveParameters(wanted, stack.parameters);
  return sameTemplate(deployed, asked)
    ? { label: 'up to date' }
    : { label: 'changes pending', changes: templateChanges(id, deployed, asked) };
}

function withRoutersInTheWay(
  { link, handoff }: LoadedLink,
  component: Component,
  state: ComponentState,
): ComponentState {
  if (state.label !== 'changes pending') return state;
  const outdated = outdatedComponents(link, handoff).find((each) => each.component.id === component.id);
  return outdated !== undefined && replacesRouterNetwork(outdated) ? { ...state, replacesRouterNetwork: true } : state;
}

interface AzureState {
  readonly state: ComponentState;
  /** Whether any of it is deployed. */
  readonly exists: boolean;
  /** Present for an Azure side that is up to date, or whose remaining changes do not matter. */
  readonly outputs?: string;
}

async function azureState(
  session: Session,
  { link, handoff }: LoadedLink,
  blocker: ComponentId | undefined,
  remaining: ReadonlySet<string> | undefined,
): Promise<AzureState> {
  if (isExternal(handoff)) return { state: { label: 'external' }, exists: true };
  const { terraform, terraformName } = session;
  const problems = await terraform.init();
  if (problems.length > 0) throw stepFailure(`${terraformName} init`, problems, INIT_REMEDY);
  const unlock = `${terraformName} -chdir=${terraform.directory} force-unlock ID`;
  // Even when blocked, because a plan also checks credentials and syntax.
  const planned = await terraform.plan(
    blocker === undefined ? await azureVariables(session, link) : planPlaceholders(link),
  );
  if (!planned.ok) throw stepFailure(`${terraformName} plan`, planned.problems, planRemedy(planned.problems, unlock));
  if (blocker === undefined && !planned.differs) {
    return { state: { label: 'up to date' }, exists: true, outputs: await terraform.outputs() };
  }
  // Without a state everything differs, so that only then is it read.
  const resources = await terraform.resources();
  checkState(link, handoff, resources, namedFiles(session.workspace.files));
  const exists = (resources ?? []).length > 0;
  if (blocker !== undefined) return { state: blockedBy(blocker), exists };
  const { changes } = planned;
  if (remaining !== undefined && changes.every((change) => remaining.has(changeKey(change)))) {
    const outputs = await terraform.outputs();
    const reported = parseAzureOutputs(outputs, "Terraform's outputs", link, undefined);
    if (reported.ok && reported.value !== undefined)
      return { state: { label: 'changes pending', changes, remain: true }, exists, outputs };
  }
  return { state: { label: exists ? 'changes pending' : 'not deployed', changes }, exists };
}
