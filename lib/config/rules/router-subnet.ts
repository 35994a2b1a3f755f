import type { ConfigPath } from '../problems/problem';
import type { Rule } from './rule';

const SUBNETS = ['aws', 'vpc', 'subnets'] as const;

/** The router is placed in a subnet with internet access. */
export const routerSubnet: Rule = ({ config, resolved }) => {
  const asked = config.aws.router.subnet;
  const names = ofSubnets(resolved.vpcSubnets.length, 'name');
  const flags = ofSubnets(resolved.vpcSubnets.length, 'public');
  const candidates = resolved.vpcSubnets.filter((subnet) => subnet.public);
  const publics = candidates.map(({ name }) => name);
  // What an existing VPC has is not known without its subnets.
  if (config.aws.vpc.id !== undefined && resolved.vpcSubnets.length === 0) return [];
  if (publics.length === 0) {
    return [
      {
        code: 'router-subnet',
        path: SUBNETS,
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
      path: ['aws', 'router', 'subnet'],
      others: [SUBNETS, ...names, ...flags],
      rule: `must name a public subnet of the VPC (${publics.join(', ')})`,
      value: asked,
      remedy: 'name one of these, or leave the key out',
    },
  ];
};

function ofSubnets(count: number, key: string): readonly ConfigPath[] {
  return Array.from({ length: count }, (_, index) => [...SUBNETS, index, key]);
}
