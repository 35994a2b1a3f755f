import type { ConfigPath } from '../problems/problem';
import type { Rule, RuleInput, RuleProblem } from './rule';

const VPC = ['aws', 'vpc'] as const;

/** A VPC with an id exists and is described; one without is created, and has no ids. */
export const existingVpc: Rule = (input) =>
  input.config.aws.vpc.id === undefined ? describedWithoutId(input) : [...undescribed(input), ...repeatedIds(input)];

/** What must be known of a VPC that exists. */
function undescribed({ config: { aws } }: RuleInput): readonly RuleProblem[] {
  const keys = (['cidrs', 'subnets', 'routeTables'] as const)
    .filter((key) => aws.vpc[key] === undefined)
    .map((key) => ({
      code: 'existing-unknown' as const,
      path: [...VPC, key],
      others: [[...VPC, 'id']],
      rule: 'must be known of an existing VPC',
      remedy: 'let `npm run -s vpc2vnet discover` read it, or write it',
    }));
  const ids = (aws.vpc.subnets ?? []).flatMap(({ id }, index) =>
    id === undefined
      ? [
          {
            code: 'existing-subnet' as const,
            path: [...VPC, 'subnets', index, 'id'],
            others: [[...VPC, 'id']],
            rule: 'is missing, and no subnet is created in an existing VPC',
            remedy: 'add the id of a subnet that exists, such as subnet-0123456789abcdef0',
          },
        ]
      : [],
  );
  return [...keys, ...ids];
}

function repeatedIds({ config: { aws } }: RuleInput): readonly RuleProblem[] {
  return [
    ...repeated(
      (aws.vpc.subnets ?? []).map(({ id }) => id),
      (index) => [...VPC, 'subnets', index, 'id'],
    ),
    ...repeated(aws.vpc.routeTables ?? [], (index) => [...VPC, 'routeTables', index]),
  ];
}

function repeated(ids: readonly (string | undefined)[], place: (index: number) => ConfigPath): readonly RuleProblem[] {
  return ids.flatMap((id, index) =>
    id === undefined || ids.indexOf(id) === index
      ? []
      : [
          {
            code: 'existing-repeated' as const,
            path: place(index),
            others: [place(ids.indexOf(id))],
            rule: 'must be in the list once',
            value: id,
            remedy: 'remove one of the two',
          },
        ],
  );
}

/** Keys that only a VPC that exists has, and a name, which every created subnet has. */
function describedWithoutId({ config: { aws } }: RuleInput): readonly RuleProblem[] {
  const subnets = aws.vpc.subnets ?? [];
  const paths: readonly ConfigPath[] = [
    ...subnets.flatMap(({ id }, index) => (id === undefined ? [] : [[...VPC, 'subnets', index, 'id']])),
    ...(aws.vpc.routeTables === undefined ? [] : [[...VPC, 'routeTables']]),
  ];
  const nameless = subnets.flatMap(({ id, name }, index) =>
    id === undefined && name === undefined
      ? [
          {
            code: 'missing' as const,
            path: [...VPC, 'subnets', index, 'name'],
            rule: 'is missing',
            remedy: 'add it as a string',
          },
        ]
      : [],
  );
  return [
    ...nameless,
    ...paths.map((path) => ({
      code: 'existing-key' as const,
      path,
      others: [[...VPC, 'id']],
      rule: 'describes an existing VPC, and this VPC is created',
      remedy: 'add aws.vpc.id, or remove the key',
    })),
  ];
}
