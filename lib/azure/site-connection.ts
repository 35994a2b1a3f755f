import { LocalNetworkGateway } from '@cdktf/provider-azurerm/lib/local-network-gateway';
import {
  VirtualNetworkGatewayConnection,
  type VirtualNetworkGatewayConnectionIpsecPolicy,
} from '@cdktf/provider-azurerm/lib/virtual-network-gateway-connection';
import { Construct } from 'constructs';
import type { AzurePolicy, ConnectionMode } from '../ipsec/azure-policy';
import { logical, type Naming } from './logical-id';
import type { Placement } from './placement';

export interface SiteConnectionProps {
  readonly placement: Placement;
  readonly gateway: { readonly id: string };
  /** Name of the local network gateway in Azure. */
  readonly name: string;
  /** Name of the connection in Azure. */
  readonly connectionName: string;
  /** Elastic IP of the router. */
  readonly address: string;
  /** Ranges behind the router. */
  readonly prefixes: readonly string[];
  readonly sharedKey: string;
  /** @default - Azure's own list of proposals */
  readonly policy?: AzurePolicy;
  /** 9 to 3600. @default 45 */
  readonly dpdTimeoutSeconds?: number;
  /** Which end may initiate, in Azure's terms. @default 'Default' */
  readonly connectionMode?: ConnectionMode;
  /** Tail of the Terraform names. @default - none */
  readonly tail?: string;
  /** How elements get their Terraform names. @default - the plain name with the tail */
  readonly named?: Naming;
}

/** @see https://learn.microsoft.com/azure/vpn-gateway/ipsec-ike-policy-howto */
const DEFAULT_DPD_TIMEOUT_SECONDS = 45;

/** A router of the VPC as Azure sees it: a local network gateway and the connection to it. */
export class SiteConnection extends Construct {
  readonly connection: VirtualNetworkGatewayConnection;

  constructor(scope: Construct, id: string, props: SiteConnectionProps) {
    super(scope, id);
    const { placement, tail = '', named = logical } = props;
    const site = named(
      `localNetworkGateway${tail}`,
      new LocalNetworkGateway(this, 'Resource', {
        ...placement,
        name: props.name,
        gatewayAddress: props.address,
        addressSpace: [...props.prefixes],
      }),
    );
    this.connection = named(
      `connection${tail}`,
      new VirtualNetworkGatewayConnection(this, 'Connection', {
        ...placement,
        name: props.connectionName,
        type: 'IPsec',
        virtualNetworkGatewayId: props.gateway.id,
        localNetworkGatewayId: site.id,
        sharedKey: props.sharedKey,
        connectionProtocol: 'IKEv2',
        connectionMode: props.connectionMode ?? 'Default',
        dpdTimeoutSeconds: props.dpdTimeoutSeconds ?? DEFAULT_DPD_TIMEOUT_SECONDS,
        ipsecPolicy: props.policy === undefined ? undefined : terraformPolicy(props.policy),
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
