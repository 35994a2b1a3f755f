import { AWS_LIMITS, type Limit } from '../../lib/catalog/limits';
import { sentBytes } from './template-size';

type Template = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

interface Resource {
  readonly Type?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** Something that a limit counts, with its count. */
interface Counted {
  /** Such as `the template of demo-network`. */
  readonly what: string;
  readonly count: number;
}

type Counter = (template: Template) => readonly Counted[];

const WHOLE = 'the template';

/** How each limit is counted in a template. */
const COUNTERS: Readonly<Record<keyof typeof AWS_LIMITS, Counter>> = {
  templateBytes: (template) => [{ what: WHOLE, count: sentBytes(template, AWS_LIMITS.templateBytes.most) }],
  resources: ({ Resources }) => [{ what: WHOLE, count: sizeOf(Resources) }],
  outputs: ({ Outputs }) => [{ what: WHOLE, count: sizeOf(Outputs) }],
  parameters: ({ Parameters }) => [{ what: WHOLE, count: sizeOf(Parameters) }],
  securityGroupRules: (template) =>
    ofType(template, 'AWS::EC2::SecurityGroup').flatMap(([id, { Properties = {} }]) =>
      ['SecurityGroupIngress', 'SecurityGroupEgress'].map((rules) => ({
        what: `the security group ${id}`,
        count: lengthOf(Properties[rules]),
      })),
    ),
  routes: (template) => {
    const tables = ofType(template, 'AWS::EC2::Route').map(([, { Properties = {} }]) =>
      JSON.stringify(Properties['RouteTableId']),
    );
    return [...new Set(tables)].map((table) => ({
      what: `the route table ${table}`,
      count: tables.filter((each) => each === table).length,
    }));
  },
  subnets: (template) => [{ what: WHOLE, count: ofType(template, 'AWS::EC2::Subnet').length }],
  tags: (template) =>
    resourcesOf(template).map(([id, { Properties = {} }]) => ({
      what: `the resource ${id}`,
      count: lengthOf(Properties['Tags']),
    })),
  userDataBytes: (template) =>
    ofType(template, 'AWS::EC2::Instance').map(([id, { Properties = {} }]) => ({
      what: `the instance ${id}`,
      count: userDataBytes(Properties['UserData']),
    })),
};

/** What is looked at of a synthesized stack. */
export interface SynthesizedStack {
  readonly stackName: string;
  readonly template: Template;
}

/** Returns a line for each limit that a template of these stacks exceeds, with both numbers and what to change. */
export function limitProblems(stacks: readonly SynthesizedStack[]): readonly string[] {
  return stacks.flatMap(({ stackName, template }) =>
    Object.entries<Limit>(AWS_LIMITS).flatMap(([name, { most, unit, remedy, adjustable }]) =>
      COUNTERS[name as keyof typeof AWS_LIMITS](template)
        .filter(({ count }) => count > most)
        .map(({ what, count }) => {
          const place = what === WHOLE ? `${WHOLE} of ${stackName}` : `${what} of ${stackName}`;
          const accepts = adjustable ? `AWS accepts ${most} unless it has raised the quota` : `AWS accepts ${most}`;
          return `${place} has ${count} ${unit}, and ${accepts}; ${remedy}`;
        }),
    ),
  );
}

/** Imported values count by their expressions, which are longer than an address or an id. */
function userDataBytes(userData: unknown): number {
  return userData === undefined ? 0 : textsIn(userData).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function textsIn(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(textsIn);
}

function resourcesOf({ Resources = {} }: Template): readonly (readonly [string, Resource])[] {
  return Object.entries(Resources as Readonly<Record<string, Resource>>);
}

function ofType(template: Template, type: string): readonly (readonly [string, Resource])[] {
  return resourcesOf(template).filter(([, { Type }]) => Type === type);
}

/** Of a list, or of a mapping, as the tags of a parameter are. */
function lengthOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function sizeOf(section: Readonly<Record<string, unknown>> | undefined): number {
  return Object.keys(section ?? {}).length;
}
