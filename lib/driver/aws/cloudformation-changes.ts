import { fullDiff, ResourceImpact, type ResourceDifference } from '@aws-cdk/cloudformation-diff';
import { parse } from 'yaml';
import type { Change, ChangeAction } from '../report/change';
import { canonicalJson } from '../../base/canonical-json';
import type { ComponentId } from '../../model/names';

export type Template = Readonly<Record<string, unknown>>;

/** Metadata of the toolkit, not a resource in the account. */
const IGNORED_TYPES = ['AWS::CDK::Metadata'];

/** The metadata key under which the toolkit records a resource's construct, if this is enabled. */
const BOOKKEEPING = 'aws:cdk:path';

/** Reads a template as CloudFormation returns it: the JSON or the YAML that was sent, without the toolkit's metadata. */
export function readTemplate(text: string): Template {
  const template = parse(text, { schema: 'core' }) as Template;
  const resources = Object.entries(resourcesOf(template)).map(([id, one]) => [id, withoutBookkeeping(one)]);
  return { ...template, Resources: Object.fromEntries(resources) as unknown };
}

function withoutBookkeeping({ Metadata, ...resource }: Template): Template {
  const left = Object.entries((Metadata ?? {}) as Template).filter(([key]) => key !== BOOKKEEPING);
  return left.length === 0 ? resource : { ...resource, Metadata: Object.fromEntries(left) };
}

/**
 * Returns a template with its parameters replaced by their values. The first deployment takes the AMI from a parameter
 * and later ones name it: CloudFormation sees no difference, so this comparison must see none either.
 */
export function resolveParameters(template: Template, values: Readonly<Record<string, string>>): Template {
  const { Parameters: declared, ...rest } = template;
  const left = Object.entries((declared ?? {}) as Template).filter(([name]) => !Object.hasOwn(values, name));
  const resolved = withValues(rest, values) as Template;
  return left.length === 0 ? resolved : { ...resolved, Parameters: Object.fromEntries(left) };
}

function withValues(node: unknown, values: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(node)) return node.map((item) => withValues(item, values));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node);
  const [key, name] = entries[0] ?? [];
  if (entries.length === 1 && key === 'Ref' && typeof name === 'string' && Object.hasOwn(values, name)) {
    return values[name];
  }
  return Object.fromEntries(entries.map(([child, value]) => [child, withValues(value, values)]));
}

/** Whether CloudFormation would find nothing to change. */
export function sameTemplate(a: Template, b: Template): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** The changes that CloudFormation would make to update one template to the other; empty when no resource changes. */
export function templateChanges(component: ComponentId, before: Template, after: Template): readonly Change[] {
  const changes = updates(before, after) ? diff(before, after) : createdAndDeleted(before, after);
  return pairRenamed(
    changes.filter(({ type }) => !IGNORED_TYPES.includes(type)).map((change) => ({ component, ...change })),
  );
}

type ChangeInStack = Omit<Change, 'component'>;

/** Whether a resource that both have differs. Only then is CloudFormation's specification read, which takes half a second. */
function updates(before: Template, after: Template): boolean {
  const deployed = resourcesOf(before);
  return Object.entries(resourcesOf(after)).some(
    ([id, resource]) => Object.hasOwn(deployed, id) && !sameTemplate(deployed[id] ?? {}, resource),
  );
}

function createdAndDeleted(before: Template, after: Template): readonly ChangeInStack[] {
  const onlyIn = (one: Template, other: Template, action: ChangeAction): readonly ChangeInStack[] =>
    Object.entries(resourcesOf(one))
      .filter(([id]) => !Object.hasOwn(resourcesOf(other), id))
      .map(([resource, { Type }]) => ({ resource, type: String(Type), action, uncertain: false, properties: [] }));
  return [...onlyIn(before, after, 'delete'), ...onlyIn(after, before, 'create')];
}

function diff(before: Template, after: Template): readonly ChangeInStack[] {
  const changes: ChangeInStack[] = [];
  fullDiff(mutable(before), mutable(after)).resources.forEachDifference((resource, difference) => {
    const type = difference.resourceType;
    const action = ACTIONS[difference.changeImpact];
    if (type === undefined || action === undefined) return;
    changes.push({ resource, type, ...action, properties: changedProperties(difference) });
  });
  return changes;
}

function resourcesOf(template: Template): Readonly<Record<string, Template>> {
  return (template['Resources'] ?? {}) as Readonly<Record<string, Template>>;
}

const ACTIONS: Readonly<Record<ResourceImpact, Pick<Change, 'action' | 'uncertain'> | undefined>> = {
  [ResourceImpact.WILL_CREATE]: { action: 'create', uncertain: false },
  [ResourceImpact.WILL_UPDATE]: { action: 'update', uncertain: false },
  [ResourceImpact.WILL_REPLACE]: { action: 'replace', uncertain: false },
  [ResourceImpact.MAY_REPLACE]: { action: 'replace', uncertain: true },
  [ResourceImpact.WILL_DESTROY]: { action: 'delete', uncertain: false },
  [ResourceImpact.WILL_ORPHAN]: { action: 'delete', uncertain: false },
  [ResourceImpact.WILL_IMPORT]: { action: 'update', uncertain: false },
  [ResourceImpact.NO_CHANGE]: undefined,
};

function changedProperties(difference: ResourceDifference): readonly string[] {
  return difference.isUpdate ? Object.keys(difference.propertyUpdates).sort() : [];
}

/** An instance with other user data gets another logical id: one created and one deleted of a type are a replacement. */
function pairRenamed(changes: readonly Change[]): readonly Change[] {
  const deleted = changes.filter(({ action }) => action === 'delete');
  const paired = new Set<Change>();
  const renamed = changes.map((change) => {
    if (change.action !== 'create') return change;
    const twin = deleted.find((other) => other.type === change.type && !paired.has(other));
    if (twin === undefined) return change;
    paired.add(twin);
    const action: ChangeAction = 'replace';
    return { ...change, action };
  });
  return renamed.filter((change) => !paired.has(change));
}

/** A copy, because the diff library changes its arguments. */
function mutable(template: Template): Record<string, unknown> {
  return structuredClone(template);
}
