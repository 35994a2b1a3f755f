import { EmitError } from '../problem';
import { moduleOutput, param } from '../tree/build';
import type { Template } from '../tree/template';
import type { Translated } from './translate';

/** File of the module with the group's resources, next to the template that creates the group. */
export const MODULE_FILE = 'resources.bicep';

/**
 * Wraps a template and its resource group into a template for subscription scope.
 * @throws EmitError when the stack does not create a resource group
 */
export function wrapInSubscription({ template, group }: Translated): Template {
  if (group === undefined) {
    throw new EmitError([
      {
        path: 'stack',
        attribute: 'azurerm_resource_group',
        message: 'must be in the stack for a deployment at subscription scope; add it, or use --scope resourceGroup',
      },
    ]);
  }
  const { parameters, outputs } = template;
  const taken = new Set([...parameters, ...group.parameters, ...group.variables].map(({ name }) => name.toLowerCase()));
  const free = (...wishes: readonly string[]): string => wishes.find((each) => !taken.has(each.toLowerCase())) ?? '_';
  const [groupSymbol, moduleSymbol] = [
    free('group', 'azureGroup', 'theGroup'),
    free('resources', 'azureResources', 'theResources'),
  ];
  const all = new Map([...parameters, ...group.parameters].map((each) => [each.name, each]));
  return Object.freeze({
    scope: 'subscription',
    ...(template.notice === undefined ? {} : { notice: template.notice }),
    parameters: [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    unused: (template.unused ?? []).filter((name) => !all.has(name)),
    variables: group.variables,
    resources: [{ ...group.resource, symbol: groupSymbol }],
    modules: [
      {
        symbol: moduleSymbol,
        name: 'resources',
        file: MODULE_FILE,
        group: groupSymbol,
        params: parameters.map(({ name }) => [name, param(name)] as const),
        template,
      },
    ],
    outputs: outputs.map((each) => ({ ...each, value: moduleOutput(moduleSymbol, each.name) })),
  });
}
