import { App, CfnOutput, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';

/** The smallest VPC and instance that `cdk init` leads to: one import of everything, type-checked at each synthesis. */
const app = new App();
const stack = new Stack(app, 'bare');
const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 });
const instance = new ec2.Instance(stack, 'Instance', {
  vpc,
  vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
  instanceType: new ec2.InstanceType('t4g.small'),
  machineImage: ec2.MachineImage.latestAmazonLinux2023(),
});
new CfnOutput(stack, 'Address', { value: instance.instancePublicIp });
