import { stringify } from 'yaml';
import { cidrOf, overlaps } from '../../lib/cidr/cidr';
import { templateChanges, type Template } from '../../lib/driver/aws/cloudformation-changes';

/** Why CloudFormation rejects a deployment, or rolls it back. */
export type Rejection = 'template size' | 'export in use' | 'range in use';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const LARGEST_TEMPLATE_BYTES = 51_200;

/** A template as the CDK toolkit sends it without a bucket. */
export function sentTemplate(template: Template): string {
  return stringify(template, { schema: 'yaml-1.1', lineWidth: 0 });
}

/** Sizes in bytes; printing is slow, and each template is in many pairs. */
const SIZES = new WeakMap<Template, number>();

function sizeOf(template: Template): number {
  const size = SIZES.get(template) ?? Buffer.byteLength(sentTemplate(template));
  SIZES.set(template, size);
  return size;
}

/**
 * A model of what CloudFormation rejects when a stack is updated from one template to another: no request, no state.
 * `test/driver/emulator/edits.test.ts` compares it with the emulator for every edit.
 * @param importers - templates of the stacks that exist beside it
 */
export function rejectionOf(before: Template, after: Template, importers: readonly Template[]): Rejection | undefined {
  if (sizeOf(after) > LARGEST_TEMPLATE_BYTES) return 'template size';
  const hasSubnets = Object.keys(subnetsOf(before)).length > 0;
  if (!hasSubnets && Object.keys(exportsOf(before)).length === 0) return undefined;
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  const replaced = replacedIn(before, after);
  const used = importers.flatMap((template) => importsOf(template));
  const changed = Object.entries(exportsOf(before)).some(([name, value]) => {
    const next = exportsOf(after)[name];
    const isSame =
      JSON.stringify(next) === JSON.stringify(value) && !referencesOf(value).some((id) => replaced.has(id));
    return used.includes(name) && !isSame;
  });
  if (changed) return 'export in use';
  return rangesCollide(before, after, replaced) ? 'range in use' : undefined;
}

/** What {@link replacedIn} returned, by both templates: a comparison is slow, and many edits give the same templates. */
const REPLACED = new Map<string, ReadonlySet<string>>();

/** Logical ids of the resources of the former template that do not stay as they are. */
function replacedIn(before: Template, after: Template): ReadonlySet<string> {
  const key = JSON.stringify([before, after]);
  const replaced = REPLACED.get(key) ?? new Set(replacedIds(before, after));
  REPLACED.set(key, replaced);
  return replaced;
}

function replacedIds(before: Template, after: Template): readonly string[] {
  const changes = templateChanges('network', before, after);
  return changes.filter(({ action }) => action === 'replace' || action === 'delete').map(({ resource }) => resource);
}

/** New subnets are created before former ones are deleted, so that both exist for a moment, in one VPC. */
function rangesCollide(before: Template, after: Template, replaced: ReadonlySet<string>): boolean {
  if ([...replaced].some((id) => subjectOf(before, id)?.Type === 'AWS::EC2::VPC')) return false;
  const former = subnetsOf(before);
  return Object.entries(subnetsOf(after)).some(([id, range]) => {
    const isNew = former[id] === undefined || replaced.has(id);
    return isNew && Object.values(former).some((other) => overlaps(cidrOf(range), cidrOf(other)));
  });
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

function resourcesOf(template: Template): Readonly<Record<string, Resource>> {
  return (template['Resources'] ?? {}) as Readonly<Record<string, Resource>>;
}

function subjectOf(template: Template, id: string): Resource | undefined {
  return resourcesOf(template)[id];
}

function subnetsOf(template: Template): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(resourcesOf(template))
      .filter(([, { Type }]) => Type === 'AWS::EC2::Subnet')
      .map(([id, { Properties }]) => [id, String(Properties?.['CidrBlock'])]),
  );
}

interface Output {
  readonly Value: unknown;
  readonly Export?: { readonly Name: string };
}

function exportsOf(template: Template): Readonly<Record<string, unknown>> {
  const outputs = Object.values((template['Outputs'] ?? {}) as Readonly<Record<string, Output>>);
  return Object.fromEntries(
    outputs.flatMap(({ Export, Value }) => (Export === undefined ? [] : [[Export.Name, Value]])),
  );
}

function importsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(importsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'Fn::ImportValue' && typeof value === 'string' ? [value] : importsOf(value),
  );
}

function referencesOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(referencesOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'Ref') return [String(value)];
    return key === 'Fn::GetAtt' && Array.isArray(value) ? [String(value[0])] : referencesOf(value);
  });
}
