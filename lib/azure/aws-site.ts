import { LocalNetworkGateway } from '@cdktf/provider-azurerm/lib/local-network-gateway';
import type { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import {
  VirtualNetworkGatewayConnection,
  type VirtualNetworkGatewayConnectionIpsecPolicy,
} from '@cdktf/provider-azurerm/lib/virtual-network-gateway-connection';
import { Construct } from 'constructs';
import type { AzurePolicy } from '../ipsec/azure-policy';
import type { AzurePlan } from '../model/link';
import { logical } from './logical-id';
import { placeIn } from './place';

export interface AwsSiteProps {
  readonly resourceGroup: ResourceGroup;
  readonly gateway: VirtualNetworkGateway;
  readonly name: string;
  readonly connectionName: string;
  /** Elastic IP of the router. */
  readonly address: string;
  /** Ranges behind the router. */
  readonly prefixes: readonly string[];
  readonly sharedKey: string;
  /** Absent: Azure uses its own list. */
  readonly policy?: AzurePolicy;
  readonly dpdTimeoutSeconds: number;
  readonly connectionMode: AzurePlan['connectionMode'];
  /** Appended to the Terraform names of a further router. */
  readonly suffix: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A router of the VPC as Azure sees it: a local network gateway and the connection to it. */
export class AwsSite extends Construct {
  readonly connection: VirtualNetworkGatewayConnection;

  constructor(scope: Construct, id: string, props: AwsSiteProps) {
    super(scope, id);
    const place = placeIn(props.resourceGroup);
    const site = logical(
      `localNetworkGateway${props.suffix}`,
      new LocalNetworkGateway(this, 'Resource', {
        ...place,
        name: props.name,
        gatewayAddress: props.address,
        addressSpace: [...props.prefixes],
        tags: { ...props.tags },
      }),
    );
    this.connection = logical(
      `connection${props.suffix}`,
      new VirtualNetworkGatewayConnection(this, 'Connection', {
        ...place,
        name: props.connectionName,
        type: 'IPsec',
        virtualNetworkGatewayId: props.gateway.id,
        localNetworkGatewayId: site.id,
        sharedKey: props.sharedKey,
        connectionProtocol: 'IKEv2',
        connectionMode: props.connectionMode,
        dpdTimeoutSeconds: props.dpdTimeoutSeconds,
        ipsecPolicy: props.policy === undefined ? undefined : terraformPolicy(props.policy),
        tags: { ...props.tags },
      }),
    );
  }
}

function terraformPolicy(policy: AzurePolicy): VirtualNetworkGatewayConnectionIpsecPolicy {
  return {
    ikeEncryption: policy.ikeEncryption,
    ikeIntegrity: policy.ikeIntegrity,
    dhGroup: policy.dhGroup,
    ipsecEncryption: policy.ipsecEncryption,
    ipsecIntegrity: policy.ipsecIntegrity,
    pfsGroup: policy.pfsGroup,
    saLifetime: policy.saLifeTimeSeconds,
    saDatasize: policy.saDataSizeKilobytes,
  };
}
