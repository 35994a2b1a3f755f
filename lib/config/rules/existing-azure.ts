import { azureIdOf, sameAzureName } from '../../catalog/azure-id';
import type { ConfigPath } from '../problems/problem';
import { DEFAULT_NAMES, EXISTING } from '../schema/azure';
import type { Config } from '../schema/config';
import type { Rule, RuleProblem } from './rule';

type Azure = Config['azure'];

const VNET = ['azure', 'vnet'] as const;
const VNET_ID = [...VNET, 'id'] as const;
const GROUP = ['azure', 'resourceGroup'] as const;

/** An id at its place. */
interface PlacedId {
  readonly path: ConfigPath;
  readonly id: string;
}

/** Every id of the file is in one subscription: Terraform and a template work in one. */
export const oneSubscription: Rule = ({ config }) => {
  const [first, ...others] = idsOf(config.azure);
  if (first === undefined) return [];
  const { subscription } = azureIdOf(first.id);
  return others
    .filter(({ id }) => azureIdOf(id).subscription !== subscription)
    .map(({ path, id }) => ({
      code: 'azure-subscription',
      path,
      others: [first.path],
      rule: `must be in the subscription ${subscription}, as the other ids are`,
      value: id,
      remedy: 'name resources of one subscription',
    }));
};

/** What is created in an existing VNet goes into its resource group: a template deploys into one. */
export const resourceGroupOfVnet: Rule = ({ config: { azure } }) => {
  const { resourceGroup, vnet } = azure;
  if (vnet.id === undefined || resourceGroup === undefined) return [];
  const { resourceGroup: wanted } = azureIdOf(vnet.id);
  const [path, value] =
    typeof resourceGroup === 'string' ? [GROUP, resourceGroup] : [[...GROUP, 'id'], resourceGroup.id];
  if (typeof resourceGroup !== 'string' && sameAzureName(azureIdOf(resourceGroup.id).name, wanted)) return [];
  return [
    {
      code: 'azure-resource-group',
      path,
      others: [VNET_ID],
      rule: `must be the resource group of the VNet, ${wanted}, where its VPN gateway is created`,
      value,
      remedy: 'leave the key out',
    },
  ];
};

/** What the file must say of a VNet that exists, and what it must not without one. */
export const existingVnet: Rule = ({ config: { azure } }) => {
  const { id, cidrs, gatewaySubnet } = azure.vnet;
  if (id === undefined) {
    return gatewaySubnet === EXISTING
      ? [
          {
            code: 'existing-only',
            path: [...VNET, 'gatewaySubnet'],
            others: [VNET_ID],
            rule: 'must be a prefix in a VNet that is created',
            value: gatewaySubnet,
            remedy: 'leave the key out, or set azure.vnet.id to the id of the VNet that has it',
          },
        ]
      : [];
  }
  if (cidrs !== undefined) return [];
  const remedy = `add its address space as a list; \`az network vnet show --ids ID --query addressSpace.addressPrefixes\` prints it`;
  return [{ code: 'missing', path: [...VNET, 'cidrs'], others: [VNET_ID], rule: 'is missing', remedy }];
};

/** Keys of what is not created beside an existing VNet. */
export const existingKeys: Rule = ({ config: { azure } }) => {
  const { vnet, testVm } = azure;
  if (vnet.id === undefined) return [];
  const unused = (path: ConfigPath, why: string): RuleProblem => ({
    code: 'existing-unused',
    path,
    others: [VNET_ID],
    rule: `must not be set with azure.vnet.id, because ${why}`,
    remedy: 'remove the key',
  });
  return [
    ...(vnet.subnets === undefined ? [] : [unused([...VNET, 'subnets'], 'no subnet for workloads is created there')]),
    ...(testVm.enabled === true
      ? [unused(['azure', 'testVm', 'enabled'], 'no test VM is created in the subnets of others')]
      : []),
    ...(['virtualNetwork', 'networkSecurityGroup', 'testVm'] as const)
      .filter((name) => azure.names[name] !== DEFAULT_NAMES[name])
      .map((name) => unused(['azure', 'names', name], 'no such resource is created')),
  ];
};

function idsOf({ vnet, resourceGroup }: Azure): readonly PlacedId[] {
  return [
    ...(vnet.id === undefined ? [] : [{ path: VNET_ID, id: vnet.id }]),
    ...(typeof resourceGroup === 'object' ? [{ path: [...GROUP, 'id'], id: resourceGroup.id }] : []),
  ];
}
