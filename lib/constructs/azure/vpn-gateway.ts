import { Construct } from 'constructs';
import { hasZones } from '../../catalog/azure-location';
import { GATEWAY_SKUS, type GatewayGeneration, type GatewaySkuName } from '../../catalog/gateway-sku';
import { byPath } from '../../azure/logical-id';
import { VpnGateway as Gateway } from '../../azure/vpn-gateway';
import { UserError } from '../../base/user-error';
import { isExpression } from './expression';
import { gatewayProblems, publicIpNameOf } from './gateway-problems';
import { printPropProblem } from '../props/prop-problem';

/** A VPN gateway in a VNet of your app. */
export interface VpnGatewayProps {
  /** Name of the gateway in Azure. */
  readonly name: string;
  /** Name of the resource group. */
  readonly resourceGroupName: string;
  /** Location of the VNet, such as westeurope. */
  readonly location: string;
  /** Id of the subnet with the name GatewaySubnet, /27 or larger. */
  readonly gatewaySubnetId: string;
  /** Name of its public IP. @default - the name of the gateway with `-ip` */
  readonly publicIpName?: string;
  /** SKU that can be created. @default 'VpnGw1AZ' */
  readonly sku?: GatewaySkuName;
  /** Generation of the SKU. @default - the first one that the SKU has */
  readonly generation?: GatewayGeneration;
  /** Zones of the public IP. @default - 1, 2 and 3 where the location has zones; needed when that is an expression */
  readonly zones?: readonly string[];
  /** Tags of both resources. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Locations that are newer than this version of vpc2vnet, and not compared with its table. @default - none */
  readonly unlisted?: readonly string[];
}

/** A route-based, zone-redundant VPN gateway with one instance and its public IP. Azure takes 45 minutes to create it. */
export class VpnGateway extends Construct {
  /** Id of the gateway, as an expression. */
  readonly gatewayId: string;
  /** Public address of the gateway, as an expression: the router connects to it. */
  readonly address: string;
  /** SKU of the gateway. */
  readonly sku: GatewaySkuName;

  /**
   * Creates the gateway.
   * @throws UserError with a line for each problem of the props
   */
  constructor(scope: Construct, id: string, props: VpnGatewayProps) {
    super(scope, id);
    const problems = gatewayProblems(props);
    if (problems.length > 0)
      throw new UserError(problems.map((problem) => printPropProblem(this.node.path, problem, isExpression)));
    const { name, location, resourceGroupName, sku = 'VpnGw1AZ' } = props;
    const [generation = 'Generation1'] = GATEWAY_SKUS[sku].generations;
    const { resource, publicIps } = new Gateway(this, 'Gateway', {
      placement: { location, resourceGroupName, tags: { ...props.tags } },
      name,
      sku,
      generation: props.generation ?? generation,
      zones: props.zones ?? zonesIn(location, sku),
      publicIps: [{ name: publicIpNameOf(props), tail: '' }],
      subnet: { id: props.gatewaySubnetId },
      named: byPath,
    });
    this.sku = sku;
    this.gatewayId = resource.id;
    this.address = publicIps[0]?.ipAddress ?? '';
  }
}

function zonesIn(location: string, sku: GatewaySkuName): readonly string[] {
  return !isExpression(location) && hasZones(location) && GATEWAY_SKUS[sku].zones ? ['1', '2', '3'] : [];
}
