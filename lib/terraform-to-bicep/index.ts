import { printArm } from './arm/print';
import { printBicep } from './bicep/print';
import { printBicepParameters, printJsonParameters } from './files/parameters';
import { exceededLimits } from './limits';
import { EmitError } from './problem';
import { printReadme, type ReadmeOptions } from './files/readme';
import { readStack } from './terraform/stack';
import { translateStack } from './translate/translate';
import { MODULE_FILE, wrapInSubscription } from './translate/wrap';
import type { Scope, Template } from './tree/template';

export { describeProblem, EmitError, type Problem } from './problem';
export type { Scope } from './tree/template';

/** What is emitted. */
export interface EmitOptions extends ReadmeOptions {
  /** Scope of the deployment. @default 'resourceGroup' */
  readonly scope?: Scope;
  /** Variables whose defaults, which are strings, take the place of parameters. @default - none */
  readonly literals?: readonly string[];
  /** Note at the top of every file of a preview with placeholder addresses. @default - the note in the stack, if any */
  readonly preview?: string;
}

/** A file that was compiled. */
export interface EmittedFile {
  /** Path below the output folder. */
  readonly path: string;
  /** Text of the file. */
  readonly content: string;
}

/**
 * Compiles a Terraform stack to Bicep and ARM JSON: a parsed `cdk.tf.json`, or any Terraform JSON of mapped resource
 * types. Returns the files to write.
 * @throws EmitError with everything that has no counterpart in a template, and every exceeded limit
 */
export function emitAzure(stack: unknown, options: EmitOptions = {}): readonly EmittedFile[] {
  const template = templateOf(stack, options);
  const json = printArm(template);
  const exceeded = exceededLimits(template, json);
  if (exceeded.length > 0) throw new EmitError(exceeded);
  return [
    { path: 'main.bicep', content: printBicep(template) },
    ...template.modules.map((module) => ({ path: MODULE_FILE, content: printBicep(module.template) })),
    { path: 'main.bicepparam', content: printBicepParameters(template, options.keyVault) },
    { path: 'azuredeploy.json', content: json },
    { path: 'azuredeploy.parameters.json', content: printJsonParameters(template, options.keyVault) },
    { path: 'README.md', content: printReadme(template, options) },
  ];
}

/** The template as a tree, before it is printed. @throws EmitError when the stack has no counterpart */
export function templateOf(stack: unknown, { scope = 'resourceGroup', literals, preview }: EmitOptions = {}): Template {
  const translated = translateStack(readStack(stack, literals), preview ?? previewOf(stack));
  return scope === 'subscription' ? wrapInSubscription(translated) : translated.template;
}

/** The note in the metadata of a preview's stack; `undefined` for any other stack. */
function previewOf(stack: unknown): string | undefined {
  const note = (stack as { readonly '//'?: { readonly preview?: unknown } } | null)?.['//']?.preview;
  return typeof note === 'string' ? `PREVIEW: ${note}` : undefined;
}
