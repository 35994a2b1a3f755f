import { CfnOutput } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { imageKey, imageOutput } from '../handoff/keys';
import type { TestHostPlan } from '../model/link';
import { managedInstanceRole } from './managed-instance-role';
import { ubuntuImage } from './ubuntu';

export interface TestHostProps {
  readonly plan: TestHostPlan;
  readonly region: string;
  readonly vpc: ec2.IVpc;
  readonly subnet: ec2.SubnetSelection;
  /** Ranges whose pings the host answers. */
  readonly pingFrom: readonly string[];
}

/** A host to ping from and to; its shell is Session Manager. */
export class TestHost extends Construct {
  readonly instance: ec2.Instance;

  constructor(scope: Construct, id: string, props: TestHostProps) {
    super(scope, id);
    this.instance = new ec2.Instance(this, 'Instance', {
      vpc: props.vpc,
      vpcSubnets: props.subnet,
      instanceType: new ec2.InstanceType(props.plan.instanceType),
      machineImage: ubuntuImage(props.plan, props.region),
      role: managedInstanceRole(this, 'Role'),
      associatePublicIpAddress: true,
      httpTokens: ec2.HttpTokens.REQUIRED,
      httpPutResponseHopLimit: 1,
      blockDevices: [
        {
          deviceName: '/dev/sda1',
          volume: ec2.BlockDeviceVolume.ebs(ROOT_VOLUME_GIB, {
            encrypted: true,
            volumeType: ec2.EbsDeviceVolumeType.GP3,
          }),
        },
      ],
    });
    for (const prefix of props.pingFrom) {
      this.instance.connections.allowFrom(ec2.Peer.ipv4(prefix), ec2.Port.allIcmp(), 'Pings');
    }
    acknowledge(this.instance, {
      'AwsSolutions-EC28': 'A host for ping tests needs no detailed monitoring',
      'AwsSolutions-EC29': 'A host for ping tests holds nothing worth protecting',
    });
    const image = (this.instance.node.defaultChild as ec2.CfnInstance).imageId ?? '';
    new CfnOutput(this, 'Image', { value: image }).overrideLogicalId(imageOutput(imageKey(props.plan)));
    new CfnOutput(this, 'PrivateAddress', { value: this.instance.instancePrivateIp });
  }
}

const ROOT_VOLUME_GIB = 8;
