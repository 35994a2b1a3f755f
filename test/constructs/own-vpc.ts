import { IpAddresses, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';

/** The stack of an app that does not use vpc2vnet's config. */
export function stackIn(env: { readonly region?: string; readonly account?: string }): Stack {
  return new Stack(new App({ builtinCloudFormationValidation: false }), 'app', { env });
}

/** A VPC of that app, with a public and a private subnet in each of two zones. */
export function ownVpc(stack: Stack): Vpc {
  return new Vpc(stack, 'Vpc', {
    ipAddresses: IpAddresses.cidr('10.8.0.0/16'),
    maxAzs: 2,
    natGateways: 0,
    subnetConfiguration: [
      { name: 'public', subnetType: SubnetType.PUBLIC },
      { name: 'workloads', subnetType: SubnetType.PRIVATE_ISOLATED },
    ],
  });
}
