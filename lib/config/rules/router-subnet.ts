import type { ConfigPath } from '../problems/problem';
import type { ResolvedSite } from '../resolve-defaults';
import type { Rule, RuleProblem } from './rule';

/** The router is placed in a subnet with internet access. */
export const routerSubnet: Rule = ({ resolved: { sites }, discover }) =>
  sites.flatMap((site) => routerSubnetOf(site, discover));

function routerSubnetOf({ path, config, vpcSubnets }: ResolvedSite, discover: string): readonly RuleProblem[] {
  const asked = config.router.subnet;
  const subnets: ConfigPath = [...path, 'vpc', 'subnets'];
  const ofSubnets = (key: string): readonly ConfigPath[] => vpcSubnets.map((_, index) => [...subnets, index, key]);
  const names = ofSubnets('name');
  const flags = ofSubnets('public');
  const candidates = vpcSubnets.filter((subnet) => subnet.public);
  const publics = candidates.map(({ name }) => name);
  // What an existing VPC has is not known without its subnets.
  if (config.vpc.id !== undefined && vpcSubnets.length === 0) return [];
  if (publics.length === 0) {
    return [
      {
        code: 'router-subnet',
        path: subnets,
        others: flags,
        rule: 'must have at least one public subnet for the router',
        remedy: 'remove public: false from one of them',
      },
    ];
  }
  if (asked === undefined || candidates.some(({ name, id }) => name === asked || id === asked)) return [];
  return [
    {
      code: 'router-subnet',
      path: [...path, 'router', 'subnet'],
      others: [subnets, ...names, ...flags],
      rule: `must name a public subnet of the VPC (${publics.join(', ')})`,
      value: asked,
      remedy:
        config.vpc.id === undefined
          ? 'name one of these, or leave the key out'
          : `name one of these, leave the key out, or let \`${discover}\` read the VPC again`,
    },
  ];
}
