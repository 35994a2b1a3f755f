import { GATEWAY_MINUTES } from '../../model/components';
import { RENEGOTIATION, type Effect } from '../../model/effect';

type Action = 'create' | 'update' | 'replace' | 'delete';

const WITHOUT_GATEWAY = `no traffic for about ${GATEWAY_MINUTES} minutes, the time that Azure takes to create a gateway`;

/** One row per resource type whose change affects traffic or data; changes of other types affect neither. */
const EFFECTS: Readonly<Record<string, Partial<Record<Action, Effect>>>> = {
  'AWS::EC2::VPC': gone('the VPC, and everything in it'),
  'AWS::EC2::Subnet': gone('a subnet of the VPC, and everything in it'),
  'AWS::EC2::EIP': {
    replace: { kind: 'destroys', words: `the router gets another public address; ${RENEGOTIATION}` },
    delete: { kind: 'destroys', words: 'the public address of the router is released' },
  },
  'AWS::SecretsManager::Secret': {
    replace: { kind: 'destroys', words: `a new shared key is created; ${RENEGOTIATION}` },
    delete: { kind: 'destroys', words: 'the shared key is deleted' },
  },
  'AWS::EC2::Instance': {
    replace: { kind: 'interrupts', words: `the instance is replaced; when it is the router, ${RENEGOTIATION}` },
    delete: { kind: 'interrupts', words: 'the instance is terminated; without a router there is no tunnel' },
  },
  'AWS::EC2::EIPAssociation': {
    replace: { kind: 'interrupts', words: `the address is re-associated with another instance; ${RENEGOTIATION}` },
    delete: { kind: 'interrupts', words: 'the router loses its public address' },
  },
  'AWS::EC2::SecurityGroup': {
    replace: { kind: 'interrupts', words: RENEGOTIATION },
  },
  'AWS::EC2::Route': {
    replace: { kind: 'interrupts', words: 'no traffic to the prefix of this route while it is replaced, for seconds' },
    delete: { kind: 'interrupts', words: 'no more traffic to the prefix of this route' },
  },
  azurerm_resource_group: gone('the resource group, and everything in it'),
  azurerm_virtual_network: gone('the virtual network, and everything in it'),
  azurerm_subnet: gone('a subnet of the virtual network, and everything in it'),
  azurerm_public_ip: gone(`a public address of the gateway, and the gateway with it; ${WITHOUT_GATEWAY}`),
  azurerm_virtual_network_gateway: {
    update: { kind: 'interrupts', words: 'the gateway is changed in place; connections may drop for some minutes' },
    ...gone(`the VPN gateway; ${WITHOUT_GATEWAY}`),
  },
  azurerm_virtual_network_gateway_connection: {
    update: { kind: 'interrupts', words: `${RENEGOTIATION}; with another policy, until the router is replaced, too` },
    replace: { kind: 'interrupts', words: `the connection is re-created; ${RENEGOTIATION}` },
    delete: { kind: 'interrupts', words: 'without its connection there is no tunnel' },
  },
  azurerm_local_network_gateway: {
    update: { kind: 'interrupts', words: `the router address or the AWS prefixes change in Azure; ${RENEGOTIATION}` },
    replace: { kind: 'interrupts', words: RENEGOTIATION },
    delete: { kind: 'interrupts', words: 'without its local network gateway there is no tunnel' },
  },
  azurerm_virtual_network_peering: {
    replace: { kind: 'interrupts', words: 'no traffic between the VNet and this spoke while the peering is replaced' },
    delete: { kind: 'interrupts', words: 'no more traffic between the VNet and this spoke' },
  },
  azurerm_linux_virtual_machine: gone('the test VM, and the data on its disk'),
};

/** Returns the effect to show before approval; undefined for a change that affects neither traffic nor data. */
export function effectOf(type: string, action: Action): Effect | undefined {
  return EFFECTS[type]?.[action];
}

function gone(what: string): Partial<Record<Action, Effect>> {
  return {
    replace: { kind: 'destroys', words: `replaces ${what}` },
    delete: { kind: 'destroys', words: `deletes ${what}` },
  };
}
