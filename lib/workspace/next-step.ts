import { isKnown } from '../model/fact';
import type { Plan } from '../model/link';
import { pendingSources } from '../model/readiness';
import { driftedSides } from './drift';
import type { Handoff } from '../handoff/handoff';
import { imageKey } from '../handoff/keys';

/** What to type next, and why. */
export interface NextStep {
  readonly why: string;
  /** Absent when there is nothing left to do. */
  readonly command?: string;
}

export const AZURE_OUTPUTS_FILE = 'cdktf-outputs.json';

/** Paths to name in a command when they are not the default ones. */
export interface NamedFiles {
  readonly config?: string;
  readonly handoff?: string;
}

/** The next step from what is known. */
export function nextStep(plan: Plan, handoff: Handoff, files: NamedFiles = {}): NextStep {
  const sources = pendingSources(plan);
  const context = Object.entries(files)
    .filter(([, path]) => path !== undefined)
    .map(([key, path]) => ` -c ${key}=${quote(path)}`)
    .join('');
  if (sources.has('cdk deploy')) {
    return { why: 'create the VPC, the Elastic IP and the shared key', command: `npx cdk deploy${context}` };
  }
  if (sources.has('cdktf deploy')) {
    return { why: 'create the Azure side (about 45 minutes)', command: azureCommand(plan, files) };
  }
  if (plan.aws.routers.some((router) => handoff.aws?.images[imageKey(router)] === undefined)) {
    return { why: 'create the router and bring the tunnel up', command: `npx cdk deploy --all${context}` };
  }
  const drifted = driftedSides(handoff, plan);
  if (drifted.has('aws')) return { why: 'bring AWS up to the config', command: `npx cdk deploy --all${context}` };
  if (drifted.has('azure')) return { why: 'bring Azure up to the config', command: azureCommand(plan, files) };
  return { why: 'both sides are deployed; after a change of the config, run the deployments again' };
}

/** The key goes from Secrets Manager into one process; it shows neither on the screen nor in the shell's history. */
function azureCommand(plan: Plan, files: NamedFiles): string {
  const { sharedKeySecretArn, region } = plan.aws;
  const secret = isKnown(sharedKeySecretArn) ? sharedKeySecretArn.value : '';
  const words = [
    ...(files.config === undefined ? [] : [`VPC2VNET_CONFIG=${quote(files.config)}`]),
    ...(files.handoff === undefined ? [] : [`VPC2VNET_HANDOFF=${quote(files.handoff)}`]),
    // The provider takes the login of `az`, but since its version 4 not the subscription.
    'ARM_SUBSCRIPTION_ID="${ARM_SUBSCRIPTION_ID:-$(az account show --query id --output tsv)}"',
    ...(plan.azure.testVms.some((vm) => vm.sshPublicKey === undefined)
      ? ['TF_VAR_adminSshPublicKey="$(cat ~/.ssh/id_ed25519.pub)"']
      : []),
    `TF_VAR_sharedKey="$(aws secretsmanager get-secret-value --region ${region} --secret-id ${quote(secret)} --query SecretString --output text)"`,
    `npx cdktf deploy --outputs-file ${AZURE_OUTPUTS_FILE}`,
  ];
  return words.join(' ');
}

function quote(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
