const NETWORK = 'Microsoft.Network';
const COMPUTE = 'Microsoft.Compute';

/**
 * The actions of Azure's role-based access control for each Terraform type of a link: to create, read, update and
 * delete it, and to join what it refers to.
 * @see https://learn.microsoft.com/azure/role-based-access-control/permissions/networking
 * @see https://learn.microsoft.com/azure/vpn-gateway/roles-permissions
 */
export const AZURE_TYPES: Readonly<Record<string, readonly string[]>> = {
  azurerm_resource_group: [
    ...managed('Microsoft.Resources/subscriptions', 'resourceGroups'),
    // Before it deletes a group, azurerm looks for resources in it.
    'Microsoft.Resources/subscriptions/resourceGroups/resources/read',
  ],
  azurerm_virtual_network: managed(NETWORK, 'virtualNetworks'),
  azurerm_subnet: [...managed(NETWORK, 'virtualNetworks/subnets'), `${NETWORK}/virtualNetworks/read`],
  azurerm_subnet_network_security_group_association: [
    `${NETWORK}/networkSecurityGroups/join/action`,
    `${NETWORK}/virtualNetworks/subnets/write`,
  ],
  azurerm_network_security_group: managed(NETWORK, 'networkSecurityGroups'),
  azurerm_public_ip: managed(NETWORK, 'publicIPAddresses'),
  azurerm_virtual_network_gateway: [
    ...managed(NETWORK, 'virtualNetworkGateways'),
    // Before `down` deletes it, the driver looks for connections of others.
    `${NETWORK}/virtualNetworkGateways/connections/read`,
    `${NETWORK}/publicIPAddresses/join/action`,
    `${NETWORK}/virtualNetworks/subnets/join/action`,
  ],
  azurerm_local_network_gateway: managed(NETWORK, 'localNetworkGateways'),
  azurerm_virtual_network_gateway_connection: [
    ...managed(NETWORK, 'connections'),
    // For every plan, too (hashicorp/terraform-provider-azurerm#29903).
    `${NETWORK}/connections/sharedKey/action`,
    `${NETWORK}/connections/sharedKey/write`,
    `${NETWORK}/localNetworkGateways/read`,
    `${NETWORK}/virtualNetworkGateways/read`,
    // On the gateway that a connection refers to, when Azure checks linked resources.
    `${NETWORK}/virtualNetworkGateways/write`,
  ],
  azurerm_virtual_network_peering: [
    ...managed(NETWORK, 'virtualNetworks/virtualNetworkPeerings'),
    `${NETWORK}/virtualNetworks/peer/action`,
    `${NETWORK}/virtualNetworks/read`,
  ],
  azurerm_network_interface: [
    ...managed(NETWORK, 'networkInterfaces'),
    `${NETWORK}/virtualNetworks/subnets/join/action`,
  ],
  azurerm_linux_virtual_machine: [
    ...managed(COMPUTE, 'virtualMachines'),
    // A change of its size stops it, and its disk is created and deleted with it.
    `${COMPUTE}/virtualMachines/deallocate/action`,
    `${COMPUTE}/virtualMachines/powerOff/action`,
    `${COMPUTE}/virtualMachines/start/action`,
    ...managed(COMPUTE, 'disks'),
    `${NETWORK}/networkInterfaces/join/action`,
    `${NETWORK}/networkInterfaces/read`,
  ],
};

/** What reading one as a data source takes, by its Terraform type. */
export const AZURE_DATA: Readonly<Record<string, readonly string[]>> = {
  azurerm_resource_group: ['Microsoft.Resources/subscriptions/resourceGroups/read'],
  azurerm_virtual_network: [`${NETWORK}/virtualNetworks/read`],
  azurerm_subnet: [`${NETWORK}/virtualNetworks/subnets/read`],
  azurerm_public_ip: [`${NETWORK}/publicIPAddresses/read`],
  azurerm_virtual_network_gateway: [
    `${NETWORK}/virtualNetworkGateways/read`,
    // `discover`, `plan` and `up` compare the prefixes of its other connections with those of AWS.
    `${NETWORK}/virtualNetworkGateways/connections/read`,
  ],
};

function managed(namespace: string, type: string): readonly string[] {
  return ['read', 'write', 'delete'].map((verb) => `${namespace}/${type}/${verb}`);
}
