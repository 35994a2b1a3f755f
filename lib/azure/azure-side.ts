import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { Construct } from 'constructs';
import { vmArchitectureOf } from '../catalog/vm-architecture';
import type { AzureEnd } from '../model/link';
import { peerConstruct, peerTail, testVmConstruct, testVmTail } from '../model/names';
import { logical } from './logical-id';
import { placementIn, type Placement } from './placement';
import { SiteConnection } from './site-connection';
import { TestVm } from './test-vm';
import type { AzureVariables, ConnectionVariables, TestVmVariables } from './variables';
import { VirtualNetwork } from './virtual-network';
import { VpnGateway } from './vpn-gateway';

export interface AzureSideProps {
  readonly azure: AzureEnd;
  readonly variables: AzureVariables;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Everything in Azure: a VNet, its VPN gateway, the connections to the routers, and VMs to test with. All of it is
 * created in the scope itself, because Bicep takes its names from construct paths.
 */
export class AzureSide {
  readonly resourceGroup: ResourceGroup;
  readonly network: VirtualNetwork;
  readonly gateway: VpnGateway;
  readonly connections: readonly SiteConnection[];
  readonly testVms: readonly TestVm[];
  private readonly scope: Construct;
  private readonly placement: Placement;

  constructor(scope: Construct, props: AzureSideProps) {
    this.scope = scope;
    const { azure, variables, tags } = props;
    this.resourceGroup = logical(
      'resourceGroup',
      new ResourceGroup(scope, 'resourceGroup', {
        name: azure.resourceGroup,
        location: variables.location,
        tags: { ...tags },
      }),
    );
    this.placement = placementIn(this.resourceGroup, tags);
    this.network = this.createNetwork(props);
    this.gateway = this.createGateway(props);
    this.connections = variables.connections.map((connection) => this.createConnection(connection, variables));
    this.testVms = variables.testVms.map((testVm) => this.createTestVm(testVm));
  }

  private createNetwork({ azure, variables }: AzureSideProps): VirtualNetwork {
    return new VirtualNetwork(this.scope, 'Network', {
      placement: this.placement,
      name: variables.virtualNetworkName,
      prefixes: variables.vnetPrefixes,
      subnets: variables.subnets,
      gatewaySubnetPrefix: variables.gatewaySubnetPrefix,
      networkSecurityGroupName: azure.names.networkSecurityGroup,
      remotePrefixes: variables.vpcPrefixes,
    });
  }

  private createGateway({ azure: { gateway }, variables }: AzureSideProps): VpnGateway {
    return new VpnGateway(this.scope, 'Gateway', {
      placement: this.placement,
      name: variables.gatewayName,
      sku: gateway.sku,
      generation: gateway.generation,
      zones: gateway.zones,
      publicIps: variables.publicIps,
      subnet: this.network.gatewaySubnet,
    });
  }

  private createConnection(connection: ConnectionVariables, { vpcPrefixes }: AzureVariables): SiteConnection {
    const { peer, ipsec } = connection;
    return new SiteConnection(this.scope, peerConstruct(peer), {
      placement: this.placement,
      gateway: this.gateway.resource,
      name: connection.name,
      connectionName: connection.connectionName,
      address: connection.address,
      prefixes: vpcPrefixes,
      sharedKey: connection.sharedKey,
      policy: ipsec.crypto.policy,
      dpdTimeoutSeconds: ipsec.dpdTimeoutSeconds,
      connectionMode: ipsec.connectionMode,
      tail: peerTail(peer),
    });
  }

  private createTestVm({ vm, name, size, adminUsername, sshPublicKey }: TestVmVariables): TestVm {
    return new TestVm(this.scope, testVmConstruct(vm.id), {
      placement: this.placement,
      subnet: this.network.firstSubnet,
      name,
      size,
      architecture: vmArchitectureOf(vm.size),
      adminUsername,
      sshPublicKey,
      tail: testVmTail(vm.id),
    });
  }
}
