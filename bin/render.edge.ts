import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { UserError } from '../lib/base/user-error';
import type { Link } from '../lib/model/link';
import { azureStack, BICEP_FOLDER } from '../lib/model/names';
import { linkRouterFiles } from '../lib/router/link-routers';
import { readRouterScripts } from '../lib/router/scripts.edge';
import { describeProblem, emitAzure, EmitError } from '../lib/terraform-to-bicep';
import type { OutputFile } from '../lib/write-files/file-tree';
import { readTree } from '../lib/write-files/read-tree.edge';
import { inTemporaryFolder } from '../lib/write-files/temporary-folder.edge';
import { buildAzureApp } from '../stacks/azure/azure-app';
import { emitOptions } from './emit-options';
import { synthesizeAws } from './synthesize-aws';

export interface RenderOptions {
  /** Also run CloudFormation's own validation, which takes about 2.6 seconds. */
  readonly validate: boolean;
  /** The folder of a local state, as seen from the folder of the stack. @default - beside the output directory */
  readonly stateFolder?: string;
}

/** Sites of a link of which most of the memory is garbage: each leaves megabytes of it, and V8 collects late. */
const MANY_SITES = 20;

/** The heap grows by a tenth instead of several times between two collections, and its young generation no more. */
const SMALL_HEAP = ['--heap-growing-percent=10', '--semi-space-growth-factor=1'] as const;

/**
 * Renders every output of a link into memory; both CDKs write to a temporary directory, which is then removed.
 * @throws UserError with a line per resource that cannot be translated to Bicep, or per template that is too large
 */
export function renderLink(link: Link, { validate, stateFolder }: RenderOptions): readonly OutputFile[] {
  if (link.sites.length >= MANY_SITES) SMALL_HEAP.forEach(setFlagsFromString);
  const scripts = readRouterScripts();
  const synthesized = inTemporaryFolder((folder) => {
    synthesizeAws({ link, scripts, outdir: join(folder, 'cdk.out'), validate });
    buildAzureApp({ link, outdir: join(folder, 'cdktf.out'), stateFolder }).synth();
    return readTree(folder);
  });
  return [...synthesized, ...azureTemplates(link, synthesized), ...linkRouterFiles(link, scripts)];
}

/**
 * Returns a function that renders as `render` does, but renders a link only once while it stays the same. The driver asks
 * after each step, and most steps change nothing that the outputs are rendered from.
 */
export function renderWhenChanged(render: typeof renderLink = renderLink): typeof renderLink {
  let last: { readonly from: Parameters<typeof renderLink>; readonly outputs: readonly OutputFile[] } | undefined;
  return (...from) => {
    if (last === undefined || !isDeepStrictEqual(last.from, from)) last = { from, outputs: render(...from) };
    return last.outputs;
  };
}

/** Bicep and ARM JSON of the same stack that Terraform would deploy. */
function azureTemplates(link: Link, synthesized: readonly OutputFile[]): readonly OutputFile[] {
  const stack = synthesized.find(({ path }) => path === `cdktf.out/stacks/${azureStack(link.name)}/cdk.tf.json`);
  try {
    return emitAzure(JSON.parse(stack?.content ?? ''), emitOptions(link)).map(({ path, content }) => ({
      path: `${BICEP_FOLDER}/${path}`,
      content,
    }));
  } catch (error) {
    if (error instanceof EmitError) throw new UserError(error.problems.map(describeProblem));
    throw error;
  }
}
