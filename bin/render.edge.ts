import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeProblem, emitAzure, EmitError } from '../lib/terraform-to-bicep';
import { UserError } from '../lib/base/user-error';
import type { OutputFile } from '../lib/write-files/file-tree';
import { readTree } from '../lib/write-files/read-tree.edge';
import type { Plan } from '../lib/model/link';
import { routersReady } from '../lib/model/readiness';
import { NO_SIGNALS, renderRouter, type RouterScripts } from '../lib/router/router-files';
import { readRouterScripts } from '../lib/router/scripts.edge';
import { buildAwsApp } from '../stacks/aws/aws-app';
import { buildAzureApp } from '../stacks/azure/azure-app';

export interface RenderOptions {
  /** CloudFormation's own validation, some 2.6 seconds. */
  readonly validate: boolean;
}

/** Renders every output of the links into memory; both CDKs write to a temporary directory, which is removed again. */
export function renderPlans(plans: readonly Plan[], { validate }: RenderOptions): readonly OutputFile[] {
  const scripts = readRouterScripts();
  const directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-'));
  try {
    buildAwsApp({ plans, scripts, outdir: join(directory, 'cdk.out'), validate }).synth();
    buildAzureApp({ plans, outdir: join(directory, 'cdktf.out') }).synth();
    const synthesized = readTree(directory);
    return [
      ...synthesized,
      ...plans.flatMap((plan) => azureTemplates(plan, synthesized, plans.length)),
      ...plans.flatMap((plan) => routerFiles(plan, scripts)),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Bicep and ARM JSON of the very stack that Terraform would deploy; a folder each when there are several links. */
function azureTemplates(plan: Plan, synthesized: readonly OutputFile[], links: number): readonly OutputFile[] {
  const { stackName } = plan.azure;
  const stack = synthesized.find(({ path }) => path === `cdktf.out/stacks/${stackName}/cdk.tf.json`);
  const root = links === 1 ? 'bicep-out' : `bicep-out/${stackName}`;
  try {
    return emitAzure(JSON.parse(stack?.content ?? ''), HANDOFF).map(({ path, content }) => ({
      path: `${root}/${path}`,
      content,
    }));
  } catch (error) {
    if (error instanceof EmitError) throw new UserError(error.problems.map(describeProblem));
    throw error;
  }
}

/** The outputs of an ARM deployment stand in for those of `cdktf deploy`. */
const HANDOFF = {
  outputsFile: 'azure-outputs.json',
  handoffCommand: 'npm run -s vpc2vnet handoff import azure-outputs.json',
};

function routerFiles(plan: Plan, scripts: RouterScripts): readonly OutputFile[] {
  if (!routersReady(plan)) return [];
  return plan.aws.routers.flatMap((router) => {
    const { files, userData } = renderRouter(plan, router, scripts, NO_SIGNALS);
    const root = `router/${router.name}`;
    return [
      ...files.map(({ path, content }) => ({ path: `${root}${path}`, content })),
      { path: `${root}/user-data`, content: userData },
    ];
  });
}
