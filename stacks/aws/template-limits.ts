import { stringify } from 'yaml';

/** A quota of CloudFormation for one template. */
interface Limit {
  readonly most: number;
  readonly count: (template: Template) => number;
  /** The unit of the number, as in `has 500 resources`. */
  readonly unit: string;
}

type Template = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const LIMITS: readonly Limit[] = [
  { most: 51_200, count: sentBytes, unit: 'bytes as the CDK toolkit sends it without a bucket' },
  { most: 500, count: ({ Resources }) => sizeOf(Resources), unit: 'resources' },
  { most: 200, count: ({ Outputs }) => sizeOf(Outputs), unit: 'outputs' },
  { most: 200, count: ({ Parameters }) => sizeOf(Parameters), unit: 'parameters' },
];

/** What is looked at of a synthesized stack. */
export interface SynthesizedStack {
  readonly stackName: string;
  readonly template: Template;
}

/** Returns a line for each quota that a template of these stacks exceeds. */
export function limitProblems(stacks: readonly SynthesizedStack[]): readonly string[] {
  return stacks.flatMap(({ stackName, template }) =>
    LIMITS.flatMap(({ most, count, unit }) => {
      const found = count(template);
      if (found <= most) return [];
      return [
        `the template of ${stackName} has ${found} ${unit}, and CloudFormation accepts ${most}; use fewer subnets or tags`,
      ];
    }),
  );
}

/** The toolkit sends YAML. */
function sentBytes(template: Template): number {
  return Buffer.byteLength(stringify(template, { schema: 'yaml-1.1', lineWidth: 0 }));
}

function sizeOf(section: Readonly<Record<string, unknown>> | undefined): number {
  return Object.keys(section ?? {}).length;
}
