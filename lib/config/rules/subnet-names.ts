import type { Rule, RuleProblem } from './rule';

const AZURE_OWN = 'GatewaySubnet';

/** Names are unique in their network, and Azure's own one is not taken. */
export const subnetNames: Rule = ({ resolved }) => [
  ...repeated('aws', 'vpc', resolved.vpcSubnets),
  ...repeated('azure', 'vnet', resolved.vnetSubnets),
  ...reserved(resolved.vnetSubnets),
];

function reserved(subnets: readonly { readonly name: string }[]): RuleProblem[] {
  return subnets.flatMap(({ name }, i) =>
    name.toLowerCase() === AZURE_OWN.toLowerCase()
      ? [
          {
            code: 'subnet-name-reserved',
            path: ['azure', 'vnet', 'subnets', i, 'name'],
            rule: `must not be ${AZURE_OWN}, which is created automatically`,
            value: name,
            remedy: 'set its range as azure.vnet.gatewaySubnet and remove this item',
          },
        ]
      : [],
  );
}

function repeated(cloud: string, network: string, subnets: readonly { readonly name: string }[]): RuleProblem[] {
  const names = subnets.map(({ name }) => name.toLowerCase());
  return subnets.flatMap(({ name }, i) =>
    names.indexOf(name.toLowerCase()) === i
      ? []
      : [
          {
            code: 'subnet-name-duplicate',
            path: [cloud, network, 'subnets', i, 'name'],
            others: [[cloud, network, 'subnets', names.indexOf(name.toLowerCase()), 'name']],
            rule: 'must be unique in its network, upper and lower case counting as the same',
            value: name,
            remedy: 'choose another name',
          },
        ],
  );
}
