import { ASSOCIATIONS } from '../../lib/terraform-to-bicep/mapping/types/associations';
import { MAPPINGS } from '../../lib/terraform-to-bicep/mapping/registry';
import type { Rule } from '../../lib/terraform-to-bicep/mapping/rule';
import { LIMITS } from '../../lib/terraform-to-bicep/limits';
import { TRANSLATED } from '../../lib/terraform-to-bicep/translate/functions';
import { code, generated, table } from './markdown';

/** `docs/reference/supported-terraform.md`. */
export function emitterPage(): string {
  return `${[
    '# Terraform that compiles to Bicep',
    generated('the tables of the compiler'),
    'What `npm run emit` translates. Anything else is an error that names the construct and the attribute; nothing is left out without a word. [Compile your own stack](../how-to/compile-your-own-stack.md) shows how to run it.',
    '## Resources',
    table(
      ['azurerm type', 'Azure type', 'API version', 'Attributes that are rejected'],
      MAPPINGS.map(({ terraform, type, apiVersion, attributes }) => [
        code(terraform),
        code(type),
        apiVersion,
        rejected(attributes).map(code).join(', '),
      ]),
    ),
    '## Associations',
    'These are resources of azurerm, and in Azure a property of another resource.',
    table(
      ['azurerm type', 'Becomes'],
      ASSOCIATIONS.map(({ terraform, target, path }) => [code(terraform), `${code(path)} of ${code(target)}`]),
    ),
    '## Functions',
    `${TRANSLATED.map(code).join(', ')}.`,
    '## Limits of a template',
    table(
      ['What is counted', 'Most'],
      LIMITS.map(({ what, most }) => [what, most.toLocaleString('en-US')]),
    ),
  ].join('\n\n')}\n`;
}

function rejected(attributes: Readonly<Record<string, Rule>>): readonly string[] {
  return Object.entries(attributes).flatMap(([name, { kind }]) => (kind === 'refused' ? [name] : []));
}
