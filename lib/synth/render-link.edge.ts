import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutputFile } from '../output/file-tree';
import { readTree } from '../output/read-tree.edge';
import type { Plan } from '../plan/plan';
import { routersReady } from '../plan/readiness';
import { NO_SIGNALS, renderRouter, type RouterScripts } from '../router/router-files';

/** Builds the AWS side into a directory; given from outside, because only stacks may import the CDKs. */
export type SynthesizeInto = (plans: readonly Plan[], outdir: string) => void;

export interface Synthesizers {
  readonly aws: SynthesizeInto;
  readonly azure: SynthesizeInto;
}

/** Renders every output of the links in memory; nothing is written but a temporary directory. */
export function renderLinks(
  plans: readonly Plan[],
  scripts: RouterScripts,
  synthesizers: Synthesizers,
): readonly OutputFile[] {
  const directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-'));
  try {
    synthesizers.aws(plans, join(directory, 'cdk.out'));
    synthesizers.azure(plans, join(directory, 'cdktf.out'));
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
