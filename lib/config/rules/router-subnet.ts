import type { Rule } from './rule';

/** The router stands in a subnet that has a way out. */
export const routerSubnet: Rule = ({ config, resolved }) => {
  const asked = config.aws.router.subnet;
  const publics = resolved.vpcSubnets.filter((subnet) => subnet.public).map((subnet) => subnet.name);
  if (publics.length === 0) {
    return [
      {
        code: 'router-subnet',
        path: ['aws', 'vpc', 'subnets'],
        rule: 'must have at least one public subnet for the router',
        remedy: 'remove public: false from one of them',
      },
    ];
  }
  if (asked === undefined || publics.includes(asked)) return [];
  return [
    {
      code: 'router-subnet',
      path: ['aws', 'router', 'subnet'],
      others: [['aws', 'vpc', 'subnets']],
      rule: `must name a public subnet of the VPC (${publics.join(', ')})`,
      value: asked,
      remedy: 'name one of these, or leave the key out',
    },
  ];
};
