import { CfnRoute } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { Router } from './router';

export interface AzureRoutesProps {
  readonly routeTables: readonly { readonly name: string; readonly id: string }[];
  readonly prefixes: readonly string[];
  readonly router: Router;
}

/** Sends every Azure prefix to the router, from every route table of the VPC. */
export class AzureRoutes extends Construct {
  constructor(scope: Construct, id: string, props: AzureRoutesProps) {
    super(scope, id);
    for (const { name, id: routeTableId } of props.routeTables) {
      const table = new Construct(this, name);
      for (const prefix of props.prefixes) {
        const { instanceId } = props.router.instance;
        const route = new CfnRoute(table, prefix, { routeTableId, destinationCidrBlock: prefix, instanceId });
        route.node.addDependency(props.router.address);
      }
    }
  }
}
