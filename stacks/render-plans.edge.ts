import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutputFile } from '../lib/output/file-tree';
import { readTree } from '../lib/output/read-tree.edge';
import type { Plan } from '../lib/plan/plan';
import { routersReady } from '../lib/plan/readiness';
import { NO_SIGNALS, renderRouter, type RouterScripts } from '../lib/router/router-files';
import { readRouterScripts } from '../lib/router/scripts.edge';
import { buildAwsApp } from './aws/aws-app';
import { buildAzureApp } from './azure/azure-app';

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
    return [...readTree(directory), ...plans.flatMap((plan) => routerFiles(plan, scripts))];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

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
