import type { AzureVariables } from '../../lib/azure/variables';
import type { AzureEnd, Ipsec } from '../../lib/model/link';

/** Values in the place of variables, for the first site of a link. */
export function handWrittenVariables(azure: AzureEnd, ipsec: Ipsec): AzureVariables {
  return {
    location: azure.location,
    virtualNetworkName: 'vnet',
    vnetPrefixes: ['10.3.0.0/16'],
    prefixesBehind: [],
    subnets: [{ tail: '1', name: 'apps', prefix: '10.3.0.0/24' }],
    gatewaySubnetPrefix: '10.3.255.224/27',
    gateway: { name: 'gateway', publicIps: [{ tail: '', name: 'ip' }] },
    connections: [
      {
        key: 'router-1',
        site: 'aws',
        peer: 'router-1',
        prefixes: ['10.0.0.0/16'],
        ipsec,
        name: 'aws',
        address: '198.51.100.7',
        connectionName: 'to-aws',
        sharedKey: 'the-key',
      },
    ],
    vpcPrefixes: ['10.0.0.0/16'],
    testVms: azure.testVms.map((vm) => ({
      vm,
      name: vm.name,
      size: vm.size,
      adminUsername: vm.adminUsername,
      sshPublicKey: 'ssh-ed25519 AAAA',
    })),
  };
}
