import { quoteShell } from '../base/quote-shell';
import type { Handoff } from '../handoff/handoff';
import { componentsOf, missingFacts, type Component, type ComponentKind } from '../model/components';
import { isKnown, pendingKeysOf } from '../model/fact';
import type { Link } from '../model/link';
import { sharedKeyVariable, sshKeyVariable } from '../model/names';
import { linkFiles } from './link-files';
import { deployedInputs, outdatedComponents, replacesRouterNetwork, type Outdated } from './outdated';

/** A command to type, and why. */
export interface NextStep {
  readonly why: string;
  /** Absent when no command of a toolkit does it. */
  readonly command?: string;
}

/** Paths to name in a command when they are not the default ones. */
export interface NamedFiles {
  readonly config?: string;
  readonly handoff?: string;
}

const CREATE: Readonly<Record<ComponentKind, string>> = {
  network: 'create the VPC, the Elastic IP and the shared key',
  azure: 'create the Azure side (about 45 minutes)',
  router: 'create the router and bring the tunnel up',
};

/**
 * What to type next, from what is known, in the order that it takes; nothing when every component was deployed with the
 * inputs that it has now. It ends where the next command depends on facts that are still to be reported.
 */
export function nextSteps(link: Link, handoff: Handoff, files: NamedFiles = {}): readonly NextStep[] {
  const outdated = new Map(outdatedComponents(link, handoff).map(({ component, parts }) => [component.id, parts]));
  const steps: NextStep[] = [];
  for (const component of componentsOf(link)) {
    const why = whyDeploy(link, handoff, component, outdated.get(component.id));
    if (why === undefined) continue;
    if (missingFacts(link, component).length > 0) break;
    const inTheWay = routersInTheWay(link, handoff, { component, parts: outdated.get(component.id) ?? [] });
    steps.push(...inTheWay.map((router) => removal(router, files)));
    steps.push({ why, command: deployment(component, link, handoff, files) });
  }
  return steps;
}

function whyDeploy(
  link: Link,
  handoff: Handoff,
  component: Component,
  outdated: readonly string[] | undefined,
): string | undefined {
  if (!isDeployed(link, handoff, component)) return CREATE[component.kind];
  return outdated === undefined ? undefined : `bring the ${component.title} up to date: ${outdated.join(', ')}`;
}

/** A component is deployed when all that others need of it is known; a router, when it has reported anything. */
function isDeployed(link: Link, handoff: Handoff, component: Component): boolean {
  const pending = pendingKeysOf(link);
  const needed = new Set(componentsOf(link).flatMap(({ needs }) => needs));
  const given = component.gives.filter((key) => needed.has(key));
  if (given.length > 0) return given.every((key) => !pending.has(key));
  return deployedInputs(handoff, component) !== undefined || component.gives.some((key) => !pending.has(key));
}

/** A subnet or a VPC cannot be replaced while a router is in it. */
function routersInTheWay(link: Link, handoff: Handoff, outdated: Outdated): readonly Component[] {
  if (!replacesRouterNetwork(outdated)) return [];
  return componentsOf(link).filter(
    (component) =>
      component.kind === 'router' && component.site === outdated.component.site && isDeployed(link, handoff, component),
  );
}

function removal({ title, stack }: Component, files: NamedFiles): NextStep {
  return {
    why: `remove the ${title}, which is in the network that is replaced; the link is down until the last of these steps`,
    command: `npx cdk destroy ${stack}${contextOptions(files)}`,
  };
}

function deployment(component: Component, link: Link, handoff: Handoff, files: NamedFiles): string | undefined {
  if (component.kind !== 'azure') return `npx cdk deploy ${component.stack}${contextOptions(files)}`;
  return handoff.azure?.deployedBy === 'arm' ? undefined : azureCommand(link, files);
}

function contextOptions(files: NamedFiles): string {
  return (['config', 'handoff'] as const)
    .flatMap((key) => (files[key] === undefined ? [] : [` -c ${key}=${quoteShell(files[key])}`]))
    .join('');
}

/** The key goes from Secrets Manager into one process; it shows neither on the screen nor in the shell's history. */
function azureCommand({ sites, azure }: Link, files: NamedFiles): string {
  const words = [
    ...(files.config === undefined ? [] : [`VPC2VNET_CONFIG=${quoteShell(files.config)}`]),
    ...(files.handoff === undefined ? [] : [`VPC2VNET_HANDOFF=${quoteShell(files.handoff)}`]),
    // The provider takes the login of `az`, but since its version 4 not the subscription.
    'ARM_SUBSCRIPTION_ID="${ARM_SUBSCRIPTION_ID:-$(az account show --query id --output tsv)}"',
    ...azure.testVms
      .filter(({ sshPublicKey }) => sshPublicKey === undefined)
      .map(({ id }) => `TF_VAR_${sshKeyVariable(id)}="$(cat ~/.ssh/id_ed25519.pub)"`),
    ...sites.map(({ name, region, ipsec: { sharedKeySecretArn } }) => {
      const secret = isKnown(sharedKeySecretArn) ? sharedKeySecretArn.value : '';
      return `TF_VAR_${sharedKeyVariable(name)}="$(aws secretsmanager get-secret-value --region ${region} --secret-id ${quoteShell(secret)} --query SecretString --output text)"`;
    }),
    `npx cdktf deploy --outputs-file ${linkFiles().azureOutputs}`,
  ];
  return words.join(' ');
}
