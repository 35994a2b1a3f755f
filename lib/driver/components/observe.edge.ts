import { join } from 'node:path';
import type { LoadedLink } from '../../workspace/load-link.edge';
import { readIfThere, writeTree } from '../../write-files/write-tree.edge';
import { isKnown } from '../../model/fact';
import {
  readTemplate,
  resolveParameters,
  sameTemplate,
  templateChanges,
  type Template,
} from '../aws/cloudformation-changes';
import type { DeployedStack } from '../aws/aws.edge';
import type { Condition, Conditions } from './condition';
import { stepFailure } from '../run/step-failure';
import { isForeign, type Session } from '../run/session.edge';
import { judgeStatus } from '../aws/stack-status';
import type { Variables } from '../tools/terraform.edge';
import type { Workspace } from './workspace';

/** What is deployed, compared with what was synthesized last. */
export interface Observation {
  readonly link: LoadedLink;
  readonly conditions: Conditions;
  readonly stacks: Stacks;
}

/** The stacks of AWS; undefined is one that does not exist. */
export type Stacks = Readonly<Record<'network' | 'router', DeployedStack | undefined>>;

const EMPTY_TEMPLATE: Template = { Resources: {} };

/**
 * Looks at both clouds. What they tell feeds the hand-off first, so that a lost or stale hand-off mends itself, and
 * everything is synthesized from it. A stack that comes up during the look counts as absent until the next one: its
 * facts are not in what was synthesized.
 */
export async function observe(session: Session): Promise<Observation> {
  const { workspace } = session;
  const { stackNames } = workspace.load().plan.aws;
  const stacks = await stacksOf(session, stackNames);
  feedFromAws(workspace, stackNames, stacks);
  let link = workspace.synthesize();
  const network = stackCondition(session, link, stacks, 'network');
  const azure = await azureCondition(session, link, network);
  if (azure.kind === 'current') {
    await feedFromAzure(session);
    link = workspace.synthesize();
  }
  // Synthesized once more: with Azure's address known, the network exports what the router imports.
  const settled = azure.kind === 'current' ? stackCondition(session, link, stacks, 'network') : network;
  const router = routerCondition(session, link, stacks);
  return { link, conditions: { network: settled, azure, router }, stacks };
}

/**
 * Values for the variables of the Azure stack: the shared key, from Secrets Manager.
 * @throws Error when the network's facts are missing, for nothing may be made with a key that is not the router's
 */
export async function azureVariables(session: Session, { plan }: LoadedLink): Promise<Variables> {
  const { sharedKeySecretArn } = plan.aws;
  if (!isKnown(sharedKeySecretArn)) throw new Error('the Azure side was to be deployed before its key is known');
  return { sharedKey: await session.aws.secret(sharedKeySecretArn.value) };
}

/** Stand-ins for a plan that only proves credentials and syntax; nothing is made from them. */
export const PLACEHOLDERS: Variables = {
  sharedKey: 'PlaceholderOfAPlanThatIsNeverApplied',
  vpcGatewayIpAddress: '192.0.2.1',
};

type StackNames = Readonly<Record<keyof Stacks, string>>;

async function stacksOf({ aws }: Session, { network, router }: StackNames): Promise<Stacks> {
  return { network: await aws.stack(network), router: await aws.stack(router) };
}

function feedFromAws({ files }: Workspace, stackNames: StackNames, stacks: Stacks): void {
  if (!hasOutputs(stacks.network)) return;
  const entries = (['network', 'router'] as const).flatMap((component) => {
    const stack = stacks[component];
    return hasOutputs(stack) ? [[stackNames[component], stack.outputs]] : [];
  });
  const content = `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
  writeTree('', [{ path: files.awsOutputs, content }]);
}

function hasOutputs(stack: DeployedStack | undefined): stack is DeployedStack {
  return stack !== undefined && Object.keys(stack.outputs).length > 0;
}

async function feedFromAzure({ terraform, workspace }: Session): Promise<void> {
  writeTree('', [{ path: workspace.files.azureOutputs, content: await terraform.outputs() }]);
}

function stackCondition(
  { workspace }: Session,
  { plan }: LoadedLink,
  stacks: Stacks,
  component: keyof Stacks,
): Condition {
  const name = plan.aws.stackNames[component];
  const wanted = readTemplate(
    readIfThere(join(workspace.directory, 'cdk.out', `${name}.template.json`)) ?? JSON.stringify(EMPTY_TEMPLATE),
  );
  const stack = stacks[component];
  const verdict = stack === undefined ? 'absent' : judgeStatus(stack.status, name);
  if (verdict === 'absent' || stack === undefined) {
    return { kind: 'absent', changes: templateChanges(component, EMPTY_TEMPLATE, wanted) };
  }
  if (verdict !== 'settled') return verdict;
  const deployed = resolveParameters(readTemplate(stack.template), stack.parameters);
  const asked = resolveParameters(wanted, stack.parameters);
  return sameTemplate(deployed, asked)
    ? { kind: 'current' }
    : { kind: 'outdated', changes: templateChanges(component, deployed, asked) };
}

function routerCondition(session: Session, link: LoadedLink, stacks: Stacks): Condition {
  const { plan } = link;
  if (!isKnown(plan.aws.sharedKeySecretArn)) return { kind: 'waiting', for: 'network' };
  if (!plan.azure.gateway.addresses.every(isKnown)) return { kind: 'waiting', for: 'azure' };
  return stackCondition(session, link, stacks, 'router');
}

async function azureCondition(session: Session, link: LoadedLink, network: Condition): Promise<Condition> {
  if (isForeign(link)) return { kind: 'foreign' };
  const { terraform, terraformName } = session;
  const refused = await terraform.init();
  if (refused.length > 0) throw stepFailure(`${terraformName} init`, refused, INIT_REMEDY);
  const unlock = `${terraformName} -chdir=${terraform.directory} force-unlock ID`;
  const isThere = network.kind === 'current' || network.kind === 'outdated';
  const hasKey = isThere && isKnown(link.plan.aws.sharedKeySecretArn);
  const planned = await terraform.plan(hasKey ? await azureVariables(session, link) : PLACEHOLDERS);
  if (!planned.ok) throw stepFailure(`${terraformName} plan`, planned.problems, planRemedy(planned.problems, unlock));
  if (!hasKey) return { kind: 'waiting', for: 'network' };
  if (!planned.differs) return { kind: 'current' };
  const exists = (await terraform.resources()).length > 0;
  return { kind: exists ? 'outdated' : 'absent', changes: planned.changes };
}

const INIT_REMEDY = 'check the network and the `backend` of the config, then run this again';

function planRemedy(problems: readonly string[], unlock: string): string {
  const text = problems.join(' ');
  if (/state lock/i.test(text)) {
    return `another Terraform holds the state, or was killed while it did; when it is gone for sure, run \`${unlock}\` with the ID above, then this again`;
  }
  if (/access token|authoriz|authentic|az login|subscription/i.test(text)) {
    return 'run `az login`, or check ARM_CLIENT_ID, ARM_CLIENT_SECRET, ARM_TENANT_ID and ARM_SUBSCRIPTION_ID, then run this again';
  }
  return 'mend what the message names, then run this again';
}
