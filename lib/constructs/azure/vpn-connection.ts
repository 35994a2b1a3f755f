import { Construct } from 'constructs';
import { byPath } from '../../azure/logical-id';
import { SiteConnection } from '../../azure/site-connection';
import { UserError } from '../../base/user-error';
import type { GatewaySkuName } from '../../catalog/gateway-sku';
import { agreedIpsec, type IpsecProps } from '../../ipsec/both-ends';
import { defaultConnectionMode } from '../../config/resolve-defaults';
import { printPropProblem } from '../props/prop-problem';
import { connectionProblems, localNetworkGatewayNameOf } from './connection-problems';
import { isExpression } from './expression';
import { VpnGateway } from './vpn-gateway';

/** A connection from a VPN gateway to a router in AWS. */
export interface VpnConnectionProps {
  /** Name of the connection in Azure. */
  readonly name: string;
  /** Name of the resource group. */
  readonly resourceGroupName: string;
  /** Location of the VPN gateway, such as westeurope. */
  readonly location: string;
  /** Id of the VPN gateway, which is created in the app or exists; it is route-based and active-standby. */
  readonly gatewayId: string;
  /** The router's Elastic IP. */
  readonly routerAddress: string;
  /** Prefixes on the AWS side, at least one. */
  readonly awsPrefixes: readonly string[];
  /** The shared key, as an expression such as that of a sensitive variable: a literal would be in the template. */
  readonly sharedKey: string;
  /** Name of the local network gateway. @default - the name of the connection with `-router` */
  readonly localNetworkGatewayName?: string;
  /** The tunnel: algorithms, lifetimes, dead peer detection. @default - the profile strong */
  readonly ipsec?: IpsecProps;
  /** Tags of both resources. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Locations that are newer than this version of vpc2vnet, and not compared with its table. @default - none */
  readonly unlisted?: readonly string[];
}

/** A router in AWS as Azure has it: a local network gateway, and the connection to it with one explicit policy. */
export class VpnConnection extends Construct {
  /** Id of the connection, as an expression. */
  readonly connectionId: string;

  /**
   * Creates the connection.
   * @throws UserError with a line for each problem of the props
   */
  constructor(scope: Construct, id: string, props: VpnConnectionProps) {
    super(scope, id);
    const sku = skuOf(this, props.gatewayId);
    const problems = connectionProblems(this, props, sku);
    if (problems.length > 0)
      throw new UserError(problems.map((problem) => printPropProblem(this.node.path, problem, isExpression)));
    const { name, location, resourceGroupName } = props;
    const { crypto, dpdTimeoutSeconds, connectionMode } = agreedIpsec({
      ...props.ipsec,
      connectionMode: props.ipsec?.connectionMode ?? (sku === undefined ? undefined : defaultConnectionMode(sku)),
    });
    const { connection } = new SiteConnection(this, 'Connection', {
      placement: { location, resourceGroupName, tags: { ...props.tags } },
      gateway: { id: props.gatewayId },
      name: localNetworkGatewayNameOf(props),
      connectionName: name,
      address: props.routerAddress,
      prefixes: props.awsPrefixes,
      sharedKey: props.sharedKey,
      policy: crypto.policy,
      dpdTimeoutSeconds,
      connectionMode,
      named: byPath,
    });
    this.connectionId = connection.id;
  }
}

/** SKU of a gateway of the app; undefined when it exists already, or is a resource of the app. */
function skuOf(scope: Construct, gatewayId: string): GatewaySkuName | undefined {
  const gateways = scope.node.root.node.findAll().filter((each) => each instanceof VpnGateway);
  return gateways.find((gateway) => gateway.gatewayId === gatewayId)?.sku;
}
