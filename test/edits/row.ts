import type { Change } from '../../lib/driver/report/change';
import { templateChanges, type Template } from '../../lib/driver/aws/cloudformation-changes';
import type { Handoff } from '../../lib/handoff/handoff';
import { nextSteps } from '../../lib/workspace/next-step';
import { templateOf } from '../fixtures/aws-stacks';
import { terraformOf, type Block } from '../fixtures/azure-stack';
import { configOf } from '../fixtures/config';
import { deployedAs } from '../fixtures/deployed-as';
import { linkOf } from '../fixtures/link-of';
import { BASE, type Edit } from './edits';

/** What an edit of a deployed link takes. */
export interface Row {
  readonly title: string;
  /** Components in the order of their deployments, one that is removed first with that word. */
  readonly steps: readonly string[];
  /** Types that are replaced or deleted, of those that carry traffic or state. */
  readonly replaced: readonly string[];
}

/**
 * Arguments that make azurerm replace a resource, of those that an edit can change.
 * @see https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs
 */
const FORCES_NEW: ReadonlySet<string> = new Set([
  'name',
  'location',
  'resource_group_name',
  'zones',
  'generation',
  'admin_username',
  'connection_protocol',
  'connection_mode',
  'dpd_timeout_seconds',
]);

/** CloudFormation's own bookkeeping, and what nobody notices. */
const SILENT = /WaitCondition|InstanceProfile|IAM|CloudWatch|SSM|RouteTableAssociation|VPCCidrBlock/;

export function rowOf({ title, to }: Edit): Row {
  const before = configOf(BASE);
  const after = configOf(BASE, to);
  const handoff = deployedAs(before);
  return { title, steps: stepsOf(after, handoff), replaced: replacedBy(before, after, handoff) };
}

function stepsOf(after: string, handoff: Handoff): readonly string[] {
  return nextSteps(linkOf(after, handoff), handoff).map(({ command = '' }) => {
    if (command.includes('cdktf deploy')) return 'Azure side';
    return command.replace(/^npx cdk (deploy|destroy) link-(?:-(\w+)-)?(\w+)$/, (_, verb, site, name) => {
      const stack = site === undefined ? String(name) : `${name} of ${site}`;
      return verb === 'destroy' ? `remove the ${stack}` : stack;
    });
  });
}

function replacedBy(before: string, after: string, handoff: Handoff): readonly string[] {
  const aws = (['network', 'router'] as const).flatMap((stack) => {
    const template = (yaml: string): Template => templateOf(linkOf(yaml, handoff), stack).toJSON();
    return templateChanges(stack, template(before), template(after))
      .filter(isReplaced)
      .map(({ type }) => type);
  });
  const all = [...aws, ...replacedInAzure(terraformOf(linkOf(before, handoff)), terraformOf(linkOf(after, handoff)))];
  return [...new Set(all.filter((type) => !SILENT.test(type)))].sort();
}

function isReplaced({ action, uncertain }: Change): boolean {
  return (action === 'replace' && !uncertain) || action === 'delete';
}

type Stack = ReturnType<typeof terraformOf>;

function replacedInAzure(before: Stack, after: Stack): readonly string[] {
  return Object.entries(before.resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).flatMap(([name, block]) => {
      const next = after.resource[type]?.[name];
      return next === undefined || forcesNew(valuesOf(before, block), valuesOf(after, next)) ? [type] : [];
    }),
  );
}

export function forcesNew(before: Block, after: Block): boolean {
  return [...FORCES_NEW].some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** The block with the defaults of the variables that it refers to. */
export function valuesOf({ variable }: Stack, block: Block): Block {
  const text = JSON.stringify(block).replace(/\$\{var\.(\w+)\}/g, (_, name: string) =>
    String(variable[name]?.['default'] ?? ''),
  );
  return JSON.parse(text) as Block;
}
