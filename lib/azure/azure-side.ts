import { DataAzurermResourceGroup } from '@cdktf/provider-azurerm/lib/data-azurerm-resource-group';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { Construct } from 'constructs';
import { skuRow } from '../catalog/gateway-sku';
import { vmArchitectureOf } from '../catalog/vm-architecture';
import type {
  AzureEnd,
  CreatedGateway,
  ExistingGateway as ExistingGatewayOf,
  ExistingVnet,
  Spoke,
} from '../model/link';
import { identifierTail, peerConstruct, peerTail, testVmConstruct, testVmTail } from '../model/names';
import { ExistingGateway } from './existing-gateway';
import { ExistingNetwork } from './existing-network';
import { logical } from './logical-id';
import { placementIn, type Place, type Placement } from './placement';
import { SiteConnection } from './site-connection';
import { SpokePeering } from './spoke-peering';
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
  /** Location of all that is created. */
  readonly location: string;
  readonly network: VirtualNetwork | ExistingNetwork;
  readonly gateway: VpnGateway | ExistingGateway;
  readonly connections: readonly SiteConnection[];
  readonly testVms: readonly TestVm[];
  private readonly scope: Construct;
  private readonly placement: Placement;

  constructor(scope: Construct, props: AzureSideProps) {
    this.scope = scope;
    const { azure, variables, tags } = props;
    const place = this.placeOf(props);
    this.location = place.location;
    this.placement = placementIn(place, tags);
    const { network } = azure;
    this.network = network.kind === 'existing' ? this.readNetwork(network, props) : this.createNetwork(props);
    const { gateway } = azure;
    this.gateway = gateway.kind === 'existing' ? this.readGateway(gateway, props) : this.createGateway(gateway, props);
    for (const spoke of azure.spokes) if (spoke.peering === 'created') this.createPeering(spoke, azure);
    this.connections = variables.connections.map((connection) => this.createConnection(connection));
    this.testVms = variables.testVms.map((testVm) => this.createTestVm(testVm));
  }

  /** An existing group may be in another location than what is in it. */
  private placeOf({ azure: { resourceGroup }, variables: { location }, tags }: AzureSideProps): Place {
    const { name } = resourceGroup;
    if (resourceGroup.kind === 'existing') {
      const group = logical('resourceGroup', new DataAzurermResourceGroup(this.scope, 'resourceGroup', { name }));
      return { location, resourceGroupName: group.name };
    }
    const group = logical(
      'resourceGroup',
      new ResourceGroup(this.scope, 'resourceGroup', { name, location, tags: { ...tags } }),
    );
    return { location: group.location, resourceGroupName: group.name };
  }

  private readNetwork(network: ExistingVnet, { azure, variables }: AzureSideProps): ExistingNetwork {
    return new ExistingNetwork(this.scope, 'Network', {
      id: network.id,
      name: network.name,
      resourceGroupName: network.resourceGroup,
      location: azure.location,
      prefixes: network.prefixes,
      readsGatewaySubnet: azure.gateway.kind === 'created',
      longestGatewaySubnetPrefix:
        azure.gateway.kind === 'created' ? skuRow(azure.gateway.sku)?.longestGatewaySubnetPrefix : undefined,
      gatewaySubnetPrefix: variables.gatewaySubnetPrefix,
    });
  }

  private createNetwork({ azure, variables }: AzureSideProps): VirtualNetwork {
    const { gatewaySubnetPrefix } = variables;
    if (gatewaySubnetPrefix === undefined) throw new Error('a VNet is created with its GatewaySubnet');
    return new VirtualNetwork(this.scope, 'Network', {
      placement: this.placement,
      name: variables.virtualNetworkName,
      prefixes: variables.vnetPrefixes,
      subnets: variables.subnets,
      gatewaySubnetPrefix,
      networkSecurityGroupName: azure.names.networkSecurityGroup,
      remotePrefixes: variables.vpcPrefixes,
    });
  }

  private readGateway(gateway: ExistingGatewayOf, { azure, variables }: AzureSideProps): ExistingGateway {
    const { id, name, resourceGroup, publicIps } = gateway;
    if (azure.network.kind !== 'existing') throw new Error('an existing gateway is in an existing VNet');
    return new ExistingGateway(this.scope, 'Gateway', {
      id,
      name,
      resourceGroup,
      publicIps,
      location: azure.location,
      networkId: azure.network.id,
      asksForPolicy: variables.connections.some(
        ({ ipsec }) => ipsec.crypto.policy !== undefined || ipsec.connectionMode !== 'Default',
      ),
    });
  }

  private createGateway(gateway: CreatedGateway, { variables }: AzureSideProps): VpnGateway {
    const { gatewaySubnet: subnet } = this.network;
    if (variables.gateway === undefined || subnet === undefined)
      throw new Error('a gateway is created in a GatewaySubnet');
    return new VpnGateway(this.scope, 'Gateway', {
      placement: this.placement,
      name: variables.gateway.name,
      sku: gateway.sku,
      generation: gateway.generation,
      zones: gateway.zones,
      publicIps: variables.gateway.publicIps,
      subnet,
    });
  }

  private createPeering(spoke: Spoke, { network }: AzureEnd): void {
    new SpokePeering(this.scope, `Spoke_${spoke.name}`, {
      ...spoke,
      hub: this.network.resource,
      hubResourceGroup: network.kind === 'existing' ? network.resourceGroup : this.placement.resourceGroupName,
      gateway: this.gateway instanceof VpnGateway ? this.gateway.resource : undefined,
      tail: identifierTail(spoke.name),
    });
  }

  private createConnection(connection: ConnectionVariables): SiteConnection {
    const { site, peer, ipsec } = connection;
    return new SiteConnection(this.scope, peerConstruct(site, peer), {
      placement: this.placement,
      gateway: this.gateway.resource,
      name: connection.name,
      connectionName: connection.connectionName,
      address: connection.address,
      prefixes: connection.prefixes,
      sharedKey: connection.sharedKey,
      policy: ipsec.crypto.policy,
      dpdTimeoutSeconds: ipsec.dpdTimeoutSeconds,
      connectionMode: ipsec.connectionMode,
      tail: peerTail(site, peer),
    });
  }

  private createTestVm({ vm, name, size, adminUsername, sshPublicKey }: TestVmVariables): TestVm {
    if (!(this.network instanceof VirtualNetwork)) throw new Error('an existing VNet has no test VM');
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
