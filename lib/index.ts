// What Node 20 has, whatever `lib` the tsconfig of a project names: `cdktf init` writes es2018.
/// <reference lib="es2022" />
import { buildAwsApp } from '../stacks/aws/aws-app';
import { buildAzureApp } from '../stacks/azure/azure-app';
import { nearest } from './base/nearest';
import { UserError } from './base/user-error';
import { loadConfig } from './config/load';
import { printProblems } from './config/problems/print-problem';
import { FACT_SHAPES, memberOf } from './handoff/fact-kinds';
import { factsOf, fillFacts, type FactKey } from './model/fact';
import type { Link } from './model/link';
import { previewLink } from './model/preview';
import { resolveLink } from './model/resolve';
import { linkRouterFiles } from './router/link-routers';
import { readRouterScripts } from './router/scripts.edge';

export { UserError } from './base/user-error';
export type { FactKey } from './model/fact';
export type { Link } from './model/link';

/** What both clouds have reported, by the keys of the hand-off, such as `aws.routerAddresses.router-1`. */
export type Facts = Readonly<Partial<Record<FactKey, string>>>;

/** How a model is made from a config. */
export interface LinkOptions {
  /** Name of the config in messages. @default 'vpc2vnet.yaml' */
  readonly file?: string;
  /** Whether documentation addresses take the place of what is not known. @default false */
  readonly preview?: boolean;
}

/**
 * The model of a link, frozen; all outputs are made from it.
 * @param text a config, as in `vpc2vnet.yaml`
 * @throws UserError with a line for each problem of the config and of the facts
 */
export function linkOf(text: string, facts: Facts = {}, options: LinkOptions = {}): Link {
  const { file = 'vpc2vnet.yaml', preview = false } = options;
  const loaded = loadConfig(text, file);
  if (!loaded.ok) throw new UserError(printProblems(loaded.problems));
  const resolved = resolveLink(loaded);
  const problems = factProblems(facts, resolved);
  if (problems.length > 0) throw new UserError(problems);
  const link = fillFacts(resolved, (key) => facts[key]);
  return preview ? previewLink(link) : link;
}

/** The CDK app with the stacks of AWS: `NAME-network`, and `NAME-router` once all that it needs is known. */
export function awsAppOf(link: Link): ReturnType<typeof buildAwsApp> {
  return buildAwsApp({ link, scripts: readRouterScripts(), validate: false });
}

/** The CDKTF app with the stack of Azure: `NAME-azure`. */
export function azureAppOf(link: Link): ReturnType<typeof buildAzureApp> {
  return buildAzureApp({ link });
}

/** The files of each router by path, such as `router/router-1/user-data`; none while a fact that it needs is pending. */
export function routerFilesOf(link: Link): Readonly<Record<string, string>> {
  return Object.fromEntries(linkRouterFiles(link, readRouterScripts()).map(({ path, content }) => [path, content]));
}

function factProblems(facts: Facts, link: Link): readonly string[] {
  const known = factsOf(link).map(({ key }) => key);
  return Object.entries(facts).flatMap(([key, value]) => {
    const found = known.find((each) => each === key);
    if (found === undefined)
      return [`${key} is not a fact of ${link.name}; the nearest is ${nearest(key, known).word}`];
    const checked = FACT_SHAPES[memberOf(found).kind].safeParse(value);
    return checked.success ? [] : [`${key} ${checked.error.issues[0]?.message ?? 'is not valid'}, got '${value}'`];
  });
}
