import { quoteShell } from '../base/quote-shell';
import type { Handoff } from '../handoff/handoff';
import { componentsOf, type Component, type ComponentKind } from '../model/components';
import { isKnown, pendingKeysOf } from '../model/fact';
import type { Link } from '../model/link';
import { sharedKeyVariable, sshKeyVariable } from '../model/names';
import { driftedSides } from './drift';
import { linkFiles } from './link-files';

/** What to type next, and why. */
export interface NextStep {
  readonly why: string;
  /** Absent when there is nothing left to do. */
  readonly command?: string;
}

/** Paths to name in a command when they are not the default ones. */
export interface NamedFiles {
  readonly config?: string;
  readonly handoff?: string;
}

const WHY: Readonly<Record<ComponentKind, string>> = {
  network: 'create the VPC, the Elastic IP and the shared key',
  azure: 'create the Azure side (about 45 minutes)',
  router: 'create the router and bring the tunnel up',
};

/** The next step from what is known: the first component that has not reported its facts. */
export function nextStep(link: Link, handoff: Handoff, files: NamedFiles = {}): NextStep {
  const pending = pendingKeysOf(link);
  const silent = componentsOf(link).find((component) => component.gives.some((key) => pending.has(key)));
  if (silent !== undefined) return { why: WHY[silent.kind], command: commandFor(silent.kind, link, files) };
  const drifted = driftedSides(handoff, link);
  if (drifted.has('aws')) return { why: 'bring AWS up to the config', command: commandFor('router', link, files) };
  if (drifted.has('azure')) return { why: 'bring Azure up to the config', command: commandFor('azure', link, files) };
  return { why: 'both sides are deployed; after a change of the config, run the deployments again' };
}

function commandFor(kind: Component['kind'], link: Link, files: NamedFiles): string {
  if (kind === 'azure') return azureCommand(link, files);
  const context = (['config', 'handoff'] as const)
    .flatMap((key) => (files[key] === undefined ? [] : [` -c ${key}=${quoteShell(files[key])}`]))
    .join('');
  return kind === 'network' ? `npx cdk deploy${context}` : `npx cdk deploy --all${context}`;
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
