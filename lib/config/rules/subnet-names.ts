import type { ConfigPath } from '../problems/problem';
import type { Rule, RuleProblem } from './rule';

const AZURE_OWN = 'GatewaySubnet';

/**
 * Subnets of Azure's own services, which take neither our security group nor a virtual machine.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
const RESERVED: Readonly<Record<string, string>> = {
  AzureBastionSubnet: 'Azure Bastion',
  AzureFirewallSubnet: 'Azure Firewall',
  AzureFirewallManagementSubnet: 'Azure Firewall',
  RouteServerSubnet: 'Azure Route Server',
};

/** Names are unique in their network, and Azure's own one is not taken. */
export const subnetNames: Rule = ({ resolved }) => [
  ...resolved.sites.flatMap(({ path, vpcSubnets }) => repeated([...path, 'vpc'], vpcSubnets)),
  ...repeated(['azure', 'vnet'], resolved.vnetSubnets),
  ...reserved(resolved.vnetSubnets),
];

function reserved(subnets: readonly { readonly name: string }[]): RuleProblem[] {
  return subnets.flatMap(({ name }, i) => {
    const found = ruleOfReserved(name);
    if (found === undefined) return [];
    return [{ code: 'subnet-name-reserved', path: ['azure', 'vnet', 'subnets', i, 'name'], ...found, value: name }];
  });
}

/** Azure compares names without regard to case. */
function ruleOfReserved(name: string): Pick<RuleProblem, 'rule' | 'remedy'> | undefined {
  const own = [AZURE_OWN, ...Object.keys(RESERVED)].find((each) => each.toLowerCase() === name.toLowerCase());
  if (own === undefined) return undefined;
  if (own === AZURE_OWN)
    return {
      rule: `must not be ${AZURE_OWN}, which is created automatically`,
      remedy: 'set its range as azure.vnet.gatewaySubnet and remove this item',
    };
  return { rule: `must not be ${own}, which Azure reserves for ${RESERVED[own]}`, remedy: 'choose another name' };
}

function repeated(network: ConfigPath, subnets: readonly { readonly name: string }[]): RuleProblem[] {
  const names = subnets.map(({ name }) => name.toLowerCase());
  return subnets.flatMap(({ name }, i) =>
    names.indexOf(name.toLowerCase()) === i
      ? []
      : [
          {
            code: 'subnet-name-duplicate',
            path: [...network, 'subnets', i, 'name'],
            others: [[...network, 'subnets', names.indexOf(name.toLowerCase()), 'name']],
            rule: 'must be unique in its network, upper and lower case counting as the same',
            value: name,
            remedy: 'choose another name',
          },
        ],
  );
}
