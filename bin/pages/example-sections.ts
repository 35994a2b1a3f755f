import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { code, table } from './markdown';
import { inRepository, readRepository } from './repository';

const EXAMPLES = 'examples';

/** One document of a `scenario.yaml`. */
interface Scenario {
  readonly intent: string;
  /** What checks and faults must find, by their ids. */
  readonly expect?: Readonly<Record<string, string>>;
  readonly fails?: Readonly<Record<string, string>>;
  readonly faults?: readonly string[];
  /** What fails until the router is fixed, by the number of the finding. */
  readonly reds?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Faults that fail at times, by the number of the finding. */
  readonly varies?: Readonly<Record<string, readonly string[]>>;
}

/** The folders of examples that the lab runs. */
export function labExamples(): readonly string[] {
  return readdirSync(inRepository(EXAMPLES))
    .filter((name) => existsSync(inRepository(join(EXAMPLES, name, 'scenario.yaml'))))
    .sort();
}

/** The folders of examples with the files that they are rendered to: those that the lab runs, and others. */
export function renderedExamples(): readonly string[] {
  return readdirSync(inRepository(EXAMPLES))
    .filter((name) =>
      ['scenario.yaml', 'expected'].some((each) => existsSync(inRepository(join(EXAMPLES, name, each)))),
    )
    .sort();
}

/** What an example creates and what the lab finds in it: the lower part of its page. */
export function exampleText(name: string): string {
  return [
    '## What it creates',
    table(
      ['Stack', 'Resources'],
      stacksOf(name).map(([stack, types]) => [code(stack), counted(types)]),
    ),
    'All rendered files are in [expected](expected), with documentation addresses in the place of those that a cloud assigns.',
    '## What the lab finds',
    ...scenariosOf(name).map(printScenario),
  ].join('\n\n');
}

function stacksOf(name: string): readonly (readonly [stack: string, types: readonly string[]])[] {
  const folder = join(EXAMPLES, name, 'expected');
  const templates = readdirSync(inRepository(join(folder, 'cdk.out'))).filter((file) =>
    file.endsWith('.template.json'),
  );
  const stacks = readdirSync(inRepository(join(folder, 'cdktf.out/stacks')));
  return [
    ...templates.map((file) => {
      const { Resources } = JSON.parse(readRepository(join(folder, 'cdk.out', file))) as CloudFormation;
      return [file.replace('.template.json', ''), Object.values(Resources).map(({ Type }) => Type)] as const;
    }),
    ...stacks.map((stack) => {
      const { resource } = JSON.parse(
        readRepository(join(folder, 'cdktf.out/stacks', stack, 'cdk.tf.json')),
      ) as Terraform;
      return [stack, Object.entries(resource).flatMap(([type, all]) => Object.keys(all).map(() => type))] as const;
    }),
  ];
}

interface CloudFormation {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

interface Terraform {
  readonly resource: Readonly<Record<string, object>>;
}

function counted(types: readonly string[]): string {
  return [...new Set(types)]
    .sort()
    .map((type) => ({ type, count: types.filter((each) => each === type).length }))
    .map(({ type, count }) => `${code(type)}${count === 1 ? '' : ` ×${count}`}`)
    .join(', ');
}

function scenariosOf(name: string): readonly Scenario[] {
  const documents = parseAllDocuments(readRepository(join(EXAMPLES, name, 'scenario.yaml')));
  return documents.map((document) => document.toJS() as Scenario);
}

function printScenario({ intent, expect = {}, fails = {}, faults = [], reds = {}, varies = {} }: Scenario): string {
  const found = [...Object.entries(expect), ...Object.entries(fails)].map(
    ([id, detail]) => [code(id), detail] as const,
  );
  const failing = [
    ...Object.entries(reds).map(([number, details]) => ({ number, ids: Object.keys(details) })),
    ...Object.entries(varies).map(([number, ids]) => ({ number, ids })),
  ];
  const recovered = faults.filter((id) => !failing.some(({ ids }) => ids.includes(id)));
  const known = failing.map(({ number, ids }) => `${number} (${ids.map(code).join(', ')})`);
  return [
    intent,
    ...(found.length === 0 ? [] : [table(['Check', 'What it says'], found)]),
    ...(recovered.length === 0 ? [] : [`Faults that it recovers from: ${recovered.map(code).join(', ')}.`]),
    ...(known.length === 0
      ? []
      : [`[Findings](../../docs/reference/lab.md#findings) that are not fixed yet: ${known.join(', ')}.`]),
  ].join('\n\n');
}
