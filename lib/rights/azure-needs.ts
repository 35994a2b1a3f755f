import type { AzureEnd } from '../model/link';
import { AZURE_TYPES } from './azure-types';

/** What an identity must be allowed to do before the Azure side is deployed. */
export interface AzureNeeds {
  readonly ofLink: readonly string[];
  /** Of the test VMs alone, without which the link is deployed. */
  readonly ofVms: readonly string[];
}

/** Needed by later changes only. */
const LATER = ['Microsoft.Network/connections/sharedKey/write'];

/** The Terraform types that a link creates, of the link itself and of its test VMs. */
export function azureTypesOf(azure: AzureEnd): {
  readonly ofLink: readonly string[];
  readonly ofVms: readonly string[];
} {
  const { resourceGroup, network, gateway, spokes, testVms } = azure;
  const created = network.kind === 'created';
  return {
    ofLink: [
      ...(resourceGroup.kind === 'created' ? ['azurerm_resource_group'] : []),
      ...(created
        ? [
            'azurerm_network_security_group',
            'azurerm_subnet_network_security_group_association',
            'azurerm_virtual_network',
          ]
        : []),
      ...(network.gatewaySubnet.kind === 'created' ? ['azurerm_subnet'] : []),
      ...(gateway.kind === 'created' ? ['azurerm_public_ip', 'azurerm_virtual_network_gateway'] : []),
      'azurerm_local_network_gateway',
      'azurerm_virtual_network_gateway_connection',
      ...(spokes.some(({ peering }) => peering === 'created') ? ['azurerm_virtual_network_peering'] : []),
    ],
    ofVms: testVms.length > 0 ? ['azurerm_linux_virtual_machine', 'azurerm_network_interface'] : [],
  };
}

/** The actions that change something in a first deployment, from the table of Terraform types. */
export function azureNeeds(azure: AzureEnd): AzureNeeds {
  const { ofLink, ofVms } = azureTypesOf(azure);
  // Whether Azure asks for it on a gateway that exists depends on its check of linked resources.
  const uncertain = azure.gateway.kind === 'existing' ? ['Microsoft.Network/virtualNetworkGateways/write'] : [];
  const needed = (types: readonly string[]): readonly string[] =>
    [...new Set(types.flatMap((type) => AZURE_TYPES[type] ?? []))]
      .filter((action) => /\/(write|action)$/.test(action) && ![...LATER, ...uncertain].includes(action))
      .sort();
  const link = needed(ofLink);
  return { ofLink: link, ofVms: needed(ofVms).filter((action) => !link.includes(action)) };
}
