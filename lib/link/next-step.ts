import { isKnown } from '../plan/fact';
import type { Plan } from '../plan/plan';
import { pendingSources } from '../plan/readiness';
import type { Handoff } from '../handoff/handoff';

/** What to type next, and why. */
export interface NextStep {
  readonly why: string;
  /** Absent when there is nothing left to do. */
  readonly command?: string;
}

export const AZURE_OUTPUTS_FILE = 'cdktf-outputs.json';

/** The next step from what is known; `config` is the path to name when it is not the default one. */
export function nextStep(plan: Plan, handoff: Handoff, config?: string): NextStep {
  const sources = pendingSources(plan);
  const context = config === undefined ? '' : ` -c config=${quote(config)}`;
  if (sources.has('cdk deploy')) {
    return { why: 'create the VPC, the Elastic IP and the shared key', command: `npx cdk deploy${context}` };
  }
  if (sources.has('cdktf deploy')) {
    return { why: 'create the Azure side (about 45 minutes)', command: azureCommand(plan, config) };
  }
  if (plan.aws.routers.some(({ name }) => handoff.aws?.images[name] === undefined)) {
    return { why: 'create the router and bring the tunnel up', command: `npx cdk deploy --all${context}` };
  }
  return { why: 'both sides are deployed; after a change of the config, run the deployments again' };
}

/** The key goes from Secrets Manager into one process; it shows neither on the screen nor in the shell's history. */
function azureCommand(plan: Plan, config: string | undefined): string {
  const { sharedKeySecretArn, region } = plan.aws;
  const secret = isKnown(sharedKeySecretArn) ? sharedKeySecretArn.value : '';
  const words = [
    ...(config === undefined ? [] : [`VPC2VNET_CONFIG=${quote(config)}`]),
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
