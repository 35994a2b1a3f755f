import { renderLink } from '../../bin/render.edge';
import { routerGeneration } from '../../lib/router/generation';
import { readRouterScripts } from '../../lib/router/scripts.edge';
import { readyRoutersOf } from '../../lib/model/components';
import { hostKey } from '../../lib/model/names';
import { linkFiles } from '../../lib/workspace/link-files';
import { loadLink } from '../../lib/workspace/load-link.edge';

/** What a version gave for a config and a hand-off, by which deployments are found again. */
export interface Promises {
  /** Type of each resource, by stack and logical id; without wait conditions, whose ids contain the generation. */
  readonly cloudFormation: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Each block of the Azure stack by its address: the name of a resource, the default of a variable. */
  readonly terraform: Readonly<Record<string, string>>;
  /** Paths of the files that are written, without those on the router. */
  readonly files: readonly string[];
  /** Digest of all that makes a new instance of each router necessary. */
  readonly generations: Readonly<Record<string, string>>;
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, { readonly name?: string }>>>>;

interface Stack {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly variable?: Readonly<Record<string, { readonly default?: string }>>;
  readonly output?: Readonly<Record<string, object>>;
}

/** Files that exist on the router: they are replaced with it. */
const ON_THE_ROUTER = /^router\/.*\/(etc|usr)\//;

const TEMPLATE = /^cdk\.out\/(.*)\.template\.json$/;

/** Renders the link of a folder, and returns what it gives. */
export function promisesOf(config: string, handoff: string): Promises {
  const { link } = loadLink(linkFiles({ config, handoff, awsOutputs: 'none', azureOutputs: 'none' }));
  const files = renderLink(link, { validate: false });
  const templates = files.flatMap(({ path, content }) => {
    const [, stack] = TEMPLATE.exec(path) ?? [];
    return stack === undefined ? [] : [[stack, resourcesOf(JSON.parse(content) as Template)] as const];
  });
  const stack = files.find(({ path }) => path.endsWith('/cdk.tf.json'));
  const scripts = readRouterScripts();
  return {
    cloudFormation: Object.fromEntries(templates),
    terraform: blocksOf(JSON.parse(stack?.content ?? '') as Stack),
    files: files
      .map(({ path }) => path)
      .filter((path) => !ON_THE_ROUTER.test(path))
      .sort(),
    generations: Object.fromEntries(
      link.sites.flatMap((site) =>
        readyRoutersOf(link, site).map((view) => [
          hostKey(site.name, view.router.name),
          routerGeneration(view, scripts),
        ]),
      ),
    ),
  };
}

function resourcesOf({ Resources }: Template): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(Resources)
      .filter(([, { Type }]) => !Type.startsWith('AWS::CloudFormation::WaitCondition'))
      .map(([id, { Type }]) => [withoutDigest(id), Type]),
  );
}

/** The CDK adds a digest of the user data to the id of a router's instance: the generation has it as well. */
function withoutDigest(id: string): string {
  return id.replace(/(?<=[0-9A-F]{8})[0-9a-f]{16}$/, '');
}

function blocksOf({ resource = {}, data = {}, variable = {}, output = {} }: Stack): Readonly<Record<string, string>> {
  const named = (blocks: Blocks, prefix: string): readonly (readonly [string, string])[] =>
    Object.entries(blocks).flatMap(([type, all]) =>
      Object.entries(all).map(([id, block]) => [`${prefix}${type}.${id}`, block.name ?? ''] as const),
    );
  return Object.fromEntries([
    ...named(resource, ''),
    ...named(data, 'data.'),
    ...Object.entries(variable).map(([name, block]) => [`var.${name}`, block.default ?? ''] as const),
    ...Object.keys(output).map((name) => [`output.${name}`, ''] as const),
  ]);
}

/** Returns a line for each promise that is broken: what would be replaced in the account of somebody who deployed it. */
export function brokenPromises(promised: Promises, given: Promises): readonly string[] {
  return [
    ...Object.entries(promised.cloudFormation).flatMap(([stack, resources]) =>
      Object.entries(resources)
        .filter(([id, type]) => given.cloudFormation[stack]?.[id] !== type)
        .map(([id, type]) => `${stack}: ${type} ${id} would be deleted or replaced`),
    ),
    ...Object.entries(promised.terraform)
      .filter(([address, name]) => given.terraform[address] !== name)
      .map(([address, name]) => `Azure: ${address} would be destroyed or replaced, it was '${name}'`),
    ...promised.files.filter((path) => !given.files.includes(path)).map((path) => `${path} would no longer be written`),
    ...Object.entries(promised.generations)
      .filter(([router, generation]) => given.generations[router] !== generation)
      .map(([router]) => `the instance of ${router} would be replaced`),
  ];
}
