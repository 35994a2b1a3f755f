import { join } from 'node:path';
import type { LoadedLink } from '../link/load-link.edge';
import { readIfThere, writeTree } from '../output/write-tree.edge';
import { isKnown } from '../plan/fact';
import {
  readTemplate,
  resolveParameters,
  sameTemplate,
  templateChanges,
  type Template,
} from './cloudformation-changes';
import type { Component } from './component';
import type { Condition, Conditions } from './condition';
import { stepFailure } from './step-failure';
import { isForeign, type Session } from './session.edge';
import { judgeStatus } from './stack-status';
import type { Variables } from './terraform.edge';

/** What is deployed, compared with what was synthesized last. */
export interface Observation {
  readonly link: LoadedLink;
  readonly conditions: Conditions;
}

const EMPTY_TEMPLATE: Template = { Resources: {} };

/**
 * Looks at both clouds. What they tell feeds the hand-off first, so that a lost or stale hand-off mends itself, and
 * everything is synthesized from it.
 */
export async function observe(session: Session): Promise<Observation> {
  const { workspace } = session;
  await feedFromAws(session);
  let link = workspace.synthesize();
  const network = await stackCondition(session, 'network', link.plan.aws.stackNames.network);
  const azure = await azureCondition(session, link, network);
  if (azure.kind === 'current') {
    await feedFromAzure(session);
    link = workspace.synthesize();
  }
  // Synthesized once more: with Azure's address known, the network exports what the router imports.
  const settled =
    azure.kind === 'current' ? await stackCondition(session, 'network', link.plan.aws.stackNames.network) : network;
  const router = await routerCondition(session, link);
  return { link, conditions: { network: settled, azure, router } };
}

/** Values for the variables of the Azure stack: the shared key, from Secrets Manager. */
export async function azureVariables(session: Session, { plan }: LoadedLink): Promise<Variables> {
  const { sharedKeySecretArn } = plan.aws;
  if (!isKnown(sharedKeySecretArn)) return PLACEHOLDERS;
  return { sharedKey: await session.aws.secret(sharedKeySecretArn.value) };
}

/** Stand-ins for a plan that only proves credentials and syntax; nothing is made from them. */
export const PLACEHOLDERS: Variables = {
  sharedKey: 'PlaceholderOfAPlanThatIsNeverApplied',
  vpcGatewayIpAddress: '192.0.2.1',
};

async function feedFromAws({ aws, workspace }: Session): Promise<void> {
  const { plan } = workspace.load();
  const entries: [string, Readonly<Record<string, string>>][] = [];
  for (const name of [plan.aws.stackNames.network, plan.aws.stackNames.router]) {
    const stack = await aws.stack(name);
    if (stack !== undefined && Object.keys(stack.outputs).length > 0) entries.push([name, stack.outputs]);
  }
  if (!entries.some(([name]) => name === plan.aws.stackNames.network)) return;
  const content = `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
  writeTree('', [{ path: workspace.files.awsOutputs, content }]);
}

async function feedFromAzure({ terraform, workspace }: Session): Promise<void> {
  writeTree('', [{ path: workspace.files.azureOutputs, content: await terraform.outputs() }]);
}

async function stackCondition({ aws, workspace }: Session, component: Component, name: string): Promise<Condition> {
  const wanted = readTemplate(
    readIfThere(join(workspace.directory, 'cdk.out', `${name}.template.json`)) ?? JSON.stringify(EMPTY_TEMPLATE),
  );
  const stack = await aws.stack(name);
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

async function routerCondition(session: Session, { plan }: LoadedLink): Promise<Condition> {
  if (!isKnown(plan.aws.sharedKeySecretArn)) return { kind: 'waiting', for: 'network' };
  if (!plan.azure.gateway.addresses.every(isKnown)) return { kind: 'waiting', for: 'azure' };
  return stackCondition(session, 'router', plan.aws.stackNames.router);
}

async function azureCondition(session: Session, link: LoadedLink, network: Condition): Promise<Condition> {
  if (isForeign(link)) return { kind: 'foreign' };
  const { terraform, terraformName } = session;
  const refused = await terraform.init();
  if (refused.length > 0) throw stepFailure(`${terraformName} init`, refused, INIT_REMEDY);
  const unlock = `${terraformName} -chdir=${terraform.directory} force-unlock ID`;
  const isThere = network.kind === 'current' || network.kind === 'outdated';
  const planned = await terraform.plan(isThere ? await azureVariables(session, link) : PLACEHOLDERS);
  if (!planned.ok) throw stepFailure(`${terraformName} plan`, planned.problems, planRemedy(planned.problems, unlock));
  if (!isThere) return { kind: 'waiting', for: 'network' };
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
