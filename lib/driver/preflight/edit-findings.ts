import { downCommand, type NamedFiles } from '../../workspace/commands';
import { changesOf, type ObservedComponent } from '../components/state';
import type { Change, ChangeAction } from '../report/change';
import type { Finding } from './finding';

/** Changes that a cloud cannot make. */
export function editFindings(components: readonly ObservedComponent[], files: NamedFiles = {}): readonly Finding[] {
  const again = `remove the link (\`${downCommand(files)}\`) and deploy it again`;
  const changes = components.flatMap(({ state }) => changesOf(state));
  return [...movedSubnets(changes), ...azureChanges(changes, again)];
}

/** What Azure does not delete while something that stays refers to it, and the keys that make Terraform replace it. */
const REFERRED_TO: readonly { readonly type: string; readonly by: readonly string[]; readonly keys: string }[] = [
  {
    type: 'azurerm_public_ip',
    by: ['azurerm_virtual_network_gateway'],
    keys: 'azure.names.gatewayPublicIp and azure.gateway.zones',
  },
  {
    type: 'azurerm_virtual_network',
    by: ['azurerm_virtual_network_gateway', 'azurerm_network_interface'],
    keys: 'azure.names.virtualNetwork',
  },
  {
    type: 'azurerm_local_network_gateway',
    by: ['azurerm_virtual_network_gateway_connection'],
    keys: 'azure.names.localNetworkGateway',
  },
  {
    type: 'azurerm_network_security_group',
    by: ['azurerm_subnet_network_security_group_association'],
    keys: 'azure.names.networkSecurityGroup',
  },
];

/**
 * Changes that Terraform plans and Azure rejects because of what exists: Terraform deletes a replaced resource before
 * it updates what refers to it.
 * @see https://github.com/hashicorp/terraform-provider-azurerm/issues/2566
 */
function azureChanges(changes: readonly Change[], again: string): readonly Finding[] {
  const has = (type: string, ...actions: readonly ChangeAction[]): boolean =>
    changes.some((change) => change.type === type && actions.includes(change.action));
  if (has('azurerm_virtual_network', 'replace') && !has('azurerm_subnet', 'replace')) {
    return [
      { kind: 'problem', text: `another azure.location replaces what other resources are in: keep it, or ${again}` },
    ];
  }
  const replaced = REFERRED_TO.flatMap(({ type, by, keys }): readonly Finding[] => {
    const user = by.find((each) => has(each, 'update'));
    if (user === undefined || !has(type, 'replace')) return [];
    const text = `${type} is to be replaced while ${user} refers to it, which Azure rejects: keep ${keys}, or ${again}`;
    return [{ kind: 'problem', text }];
  });
  return [...replaced, ...changedPrefixes(changes, again), ...(replaced.length > 0 ? [] : leftSubnets(changes))];
}

/**
 * Azure keeps the prefix of a subnet while addresses in it are used. Only another prefix makes Terraform update a
 * subnet of a link.
 * @see https://github.com/hashicorp/terraform-provider-azurerm/issues/11211
 */
function changedPrefixes(changes: readonly Change[], again: string): readonly Finding[] {
  return changes
    .filter(({ type, action }) => type === 'azurerm_subnet' && action === 'update')
    .map(({ resource }): Finding => {
      const text = `${resource} is to get another prefix, which Azure rejects while addresses in it are used`;
      return resource === 'azurerm_subnet.gatewaySubnet'
        ? { kind: 'problem', text: `${text}: keep azure.vnet.gatewaySubnet, or ${again}` }
        : { kind: 'warning', text: `${text}: keep the prefix, or ${WITHOUT_VM}` };
    });
}

const WITHOUT_VM = 'deploy once with azure.testVm.enabled: false';

/** Terraform may delete a subnet before the test VM leaves it, and creates one before it deletes another of its range. */
function leftSubnets(changes: readonly Change[]): readonly Finding[] {
  const isLeft = changes.some(({ type, action }) => type === 'azurerm_network_interface' && action === 'update');
  const isFollowed = changes.some(({ type, action }) => type === 'azurerm_subnet' && action === 'create');
  const causes = [
    ...(isLeft ? [`while the test VM is in it: ${WITHOUT_VM}`] : []),
    ...(isFollowed ? ['where a new subnet has its range: give that one another range'] : []),
  ];
  return changes
    .filter(({ type, action }) => type === 'azurerm_subnet' && action === 'delete')
    .flatMap(({ resource }) =>
      causes.map((cause): Finding => ({
        kind: 'warning',
        text: `${resource} is to be deleted, which Azure rejects ${cause}`,
      })),
    );
}

/**
 * CloudFormation creates a replaced subnet before it deletes the former one, so that both
 * cannot have the same range.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
function movedSubnets(changes: readonly Change[]): readonly Finding[] {
  const replacesVpc = changes.some(({ type, action }) => type === 'AWS::EC2::VPC' && action === 'replace');
  return changes
    .filter(({ type, action }) => type === 'AWS::EC2::Subnet' && action === 'replace' && !replacesVpc)
    .filter(({ properties }) => properties.includes('AvailabilityZone') && !properties.includes('CidrBlock'))
    .map(({ resource }) => ({
      kind: 'problem',
      text: `the subnet ${resource} is to move to another zone and keep its range: CloudFormation creates the new subnet before it deletes the former one; give it another range in the same edit`,
    }));
}
