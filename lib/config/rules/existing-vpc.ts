import type { ConfigPath } from '../problems/problem';
import type { ResolvedSite } from '../resolve-defaults';
import type { Rule, RuleProblem } from './rule';

/** A VPC with an id exists and is described; one without is created, and has no ids. */
export const existingVpc: Rule = ({ resolved: { sites }, discover }) => [
  ...sites.flatMap((site) =>
    site.config.vpc.id === undefined
      ? describedWithoutId(site)
      : [...undescribed(site, discover), ...repeatedIds(site)],
  ),
  ...sharedVpcs(sites),
];

/** Two routers cannot both be the next hop of a route table to Azure. */
function sharedVpcs(sites: readonly ResolvedSite[]): readonly RuleProblem[] {
  return sites.flatMap(({ path, config: { vpc } }, index) => {
    const first = sites.findIndex((each) => each.config.vpc.id === vpc.id);
    const other = sites[first];
    if (vpc.id === undefined || other === undefined || first === index) return [];
    return [
      {
        code: 'existing-repeated' as const,
        path: [...path, 'vpc', 'id'],
        others: [[...other.path, 'vpc', 'id']],
        rule: `must not be the VPC of ${other.name}`,
        value: vpc.id,
        remedy: 'remove one of the two sites: a VPC has one router to Azure',
      },
    ];
  });
}

/** What must be known of a VPC that exists. */
function undescribed({ path, config: { vpc } }: ResolvedSite, discover: string): readonly RuleProblem[] {
  const keys = (['cidrs', 'subnets', 'routeTables'] as const)
    .filter((key) => vpc[key] === undefined)
    .map((key) => ({
      code: 'existing-unknown' as const,
      path: [...path, 'vpc', key],
      others: [[...path, 'vpc', 'id']],
      rule: 'must be known of an existing VPC',
      remedy: `let \`${discover}\` read it, or write it`,
    }));
  const ids = (vpc.subnets ?? []).flatMap(({ id }, index) =>
    id === undefined
      ? [
          {
            code: 'existing-subnet' as const,
            path: [...path, 'vpc', 'subnets', index, 'id'],
            others: [[...path, 'vpc', 'id']],
            rule: 'is missing, and no subnet is created in an existing VPC',
            remedy: 'add the id of a subnet that exists, such as subnet-0123456789abcdef0',
          },
        ]
      : [],
  );
  return [...keys, ...ids];
}

function repeatedIds({ path, config: { vpc } }: ResolvedSite): readonly RuleProblem[] {
  return [
    ...repeated(
      (vpc.subnets ?? []).map(({ id }) => id),
      (index) => [...path, 'vpc', 'subnets', index, 'id'],
    ),
    ...repeated(vpc.routeTables ?? [], (index) => [...path, 'vpc', 'routeTables', index]),
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
function describedWithoutId({ path: site, config: { vpc } }: ResolvedSite): readonly RuleProblem[] {
  const subnets = vpc.subnets ?? [];
  const paths: readonly ConfigPath[] = [
    ...subnets.flatMap(({ id }, index) => (id === undefined ? [] : [[...site, 'vpc', 'subnets', index, 'id']])),
    ...(vpc.routeTables === undefined ? [] : [[...site, 'vpc', 'routeTables']]),
  ];
  const nameless = subnets.flatMap(({ id, name }, index) =>
    id === undefined && name === undefined
      ? [
          {
            code: 'missing' as const,
            path: [...site, 'vpc', 'subnets', index, 'name'],
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
      others: [[...site, 'vpc', 'id']],
      rule: 'describes an existing VPC, and this VPC is created',
      remedy: `add ${[...site, 'vpc', 'id'].join('.')}, or remove the key`,
    })),
  ];
}
