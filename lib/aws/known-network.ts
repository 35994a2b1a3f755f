import { SubnetFilter, SubnetType, Vpc, type IVpc, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { RouteTableIds } from './published-route-tables';

/** The part of a network that routers and test hosts are placed in. */
export interface InstancePlaces {
  /** Id of the VPC. */
  readonly vpc: string;
  /** Id of the subnet of each instance, by the name of the instance. */
  readonly subnets: Readonly<Record<string, string>>;
}

export interface NetworkIds extends InstancePlaces {
  readonly routeTables: RouteTableIds;
}

/** A network by its ids, whoever created it. */
export class KnownNetwork {
  readonly vpc: IVpc;
  /** Every route table that leads to Azure. */
  readonly routeTables: readonly { readonly name: string; readonly id: string }[];
  private readonly subnets: NetworkIds['subnets'];

  constructor(scope: Construct, { vpc, subnets, routeTables }: NetworkIds) {
    this.subnets = subnets;
    this.routeTables = Object.entries(routeTables).map(([name, id]) => ({ name, id }));
    const ids = [...new Set(Object.values(subnets))];
    this.vpc = Vpc.fromVpcAttributes(scope, 'Vpc', {
      vpcId: vpc,
      // The subnet alone decides in which zone an instance is, so that its id may represent one.
      availabilityZones: ids,
      publicSubnetIds: ids,
      // Nothing is routed by way of it, but there must be one for each subnet.
      publicSubnetRouteTableIds: ids.map(() => Object.values(routeTables)[0] ?? ''),
    });
  }

  /**
   * The public subnet of an instance.
   * @throws Error when none is known for an instance of that name
   */
  subnetOf(instance: string): SubnetSelection {
    const id = this.subnets[instance];
    if (id === undefined) throw new Error(`there is no subnet for '${instance}'`);
    return { subnetType: SubnetType.PUBLIC, subnetFilters: [SubnetFilter.byIds([id])] };
  }
}
