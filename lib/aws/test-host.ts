import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { managedInstanceRole, placeInstanceProfile, type InstanceRoleProps } from './managed-instance-role';

export interface TestHostProps {
  readonly vpc: ec2.IVpc;
  /** A public subnet: there is no other way in for Session Manager. */
  readonly subnet: ec2.SubnetSelection;
  /** Arm or x86. @default 't4g.nano' */
  readonly instanceType?: string;
  /** An Ubuntu image for the processor of the instance type. */
  readonly machineImage: ec2.IMachineImage;
  /** What the account requires of its role. @default - nothing */
  readonly role?: InstanceRoleProps;
  /** Ranges of both networks: the host answers their pings, and reaches them. */
  readonly pingFrom: readonly string[];
}

/** Where Session Manager and package mirrors answer. */
const HTTP_PORTS = [443, 80];

/**
 * A host to ping from and to; its shell is Session Manager. Without a NAT gateway or VPC endpoints, which cost more than
 * the host, Session Manager needs a public address; from the internet nothing is let in.
 */
export class TestHost extends Construct {
  readonly instance: ec2.Instance;

  constructor(scope: Construct, id: string, props: TestHostProps) {
    super(scope, id);
    this.instance = new ec2.Instance(this, 'Instance', {
      vpc: props.vpc,
      vpcSubnets: props.subnet,
      instanceType: new ec2.InstanceType(props.instanceType ?? 't4g.nano'),
      machineImage: props.machineImage,
      role: managedInstanceRole(this, 'Role', props.role),
      associatePublicIpAddress: true,
      allowAllOutbound: false,
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
    placeInstanceProfile(this.instance, props.role ?? {});
    (this.instance.node.defaultChild as ec2.CfnInstance).addPropertyDeletionOverride('AvailabilityZone');
    const { connections } = this.instance;
    for (const prefix of props.pingFrom) {
      connections.allowFrom(ec2.Peer.ipv4(prefix), ec2.Port.allIcmp(), 'Pings');
      connections.allowTo(ec2.Peer.ipv4(prefix), ec2.Port.allTraffic(), 'Both networks');
    }
    for (const port of HTTP_PORTS) {
      connections.allowTo(ec2.Peer.anyIpv4(), ec2.Port.tcp(port), 'Session Manager and packages');
    }
    acknowledge(this.instance, {
      'AwsSolutions-EC28': 'A host for ping tests needs no detailed monitoring',
      'AwsSolutions-EC29': 'A host for ping tests holds nothing worth protecting',
    });
  }

  /** Id of the image, or an expression for it. */
  get imageId(): string {
    return (this.instance.node.defaultChild as ec2.CfnInstance).imageId ?? '';
  }
}

const ROOT_VOLUME_GIB = 8;
