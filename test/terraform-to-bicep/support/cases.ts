import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emitAzure, type EmitOptions, type Scope } from '../../../lib/terraform-to-bicep';

const ROOT = join(__dirname, '../../..');
export const CASES = join(__dirname, '../cases');

export interface Case {
  readonly name: string;
  readonly stack: unknown;
  /** Where the expected files are. */
  readonly expected: string;
  /** Whether the files themselves are expected elsewhere: an example has its own. */
  readonly bodiesOnly: boolean;
}

/** The scopes that a stack can be deployed to: the subscription only if it creates its resource group. */
export function scopesOf({ stack }: Pick<Case, 'stack'>): readonly Scope[] {
  const { resource } = stack as { readonly resource: Readonly<Record<string, unknown>> };
  return resource['azurerm_resource_group'] === undefined ? ['resourceGroup'] : ['resourceGroup', 'subscription'];
}

/** The stacks beside these tests, and those that the examples' configs yield. */
export function allCases(): readonly Case[] {
  return [...ownCases(), ...exampleCases()];
}

function ownCases(): readonly Case[] {
  return readdirSync(CASES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(CASES, entry.name, 'cdk.tf.json')))
    .map(({ name }) => ({
      name,
      stack: readJson(join(CASES, name, 'cdk.tf.json')),
      expected: join(CASES, name, 'expected'),
      bodiesOnly: false,
    }));
}

function exampleCases(): readonly Case[] {
  const examples = join(ROOT, 'examples');
  return readdirSync(examples).flatMap((name) => {
    const stacks = join(examples, name, 'expected/cdktf.out/stacks');
    return existsSync(stacks)
      ? readdirSync(stacks).map((stack) => ({
          name: `examples/${name}`,
          stack: readJson(join(stacks, stack, 'cdk.tf.json')),
          expected: join(CASES, 'examples', name),
          bodiesOnly: true,
        }))
      : [];
  });
}

/** The emitted files by path. */
export function emitted(stack: unknown, options: EmitOptions = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(emitAzure(stack, options).map(({ path, content }) => [path, content]));
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8')) as unknown;
}
