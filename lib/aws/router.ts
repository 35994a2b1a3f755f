import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { grantFreeAddress } from './free-address';
import { managedInstanceRole, placeInstanceProfile, type InstanceRoleProps } from './managed-instance-role';
import { StatusAlarms } from './status-alarms';
import { DEFAULT_INSTANCE_TYPE, ROOT_VOLUME_GIB } from '../catalog/router-settings';
import { TunnelAlarms } from './tunnel-alarms';
import { RouterWait } from './router-wait';

export interface RouterProps {
  readonly vpc: ec2.IVpc;
  /** A public subnet. */
  readonly subnet: ec2.SubnetSelection;
  /** Arm or x86. @default 't4g.small' */
  readonly instanceType?: string;
  /** An Ubuntu image for the processor of the instance type. */
  readonly machineImage: ec2.IMachineImage;
  /** What the account requires of its role. @default - nothing */
  readonly role?: InstanceRoleProps;
  /** Size of the encrypted root volume in GiB. @default 8 */
  readonly rootVolumeGiB?: number;
  /** CIDR blocks of the VPC, whose instances send their traffic for Azure through the router. */
  readonly localPrefixes: readonly string[];
  /** Public addresses of the Azure gateway. */
  readonly peerAddresses: readonly string[];
  /** Allocation of the Elastic IP. */
  readonly allocationId: string;
  /** The Elastic IP. */
  readonly address: string;
  /** Names of the tunnels. */
  readonly tunnels: readonly string[];
  /** ARN of an SNS topic in the same region, which the alarms of the tunnels notify. @default - none */
  readonly alarmTopicArn?: string;
  /** ARN of the secret that holds the shared key. */
  readonly sharedKeySecretArn: string;
  /** How long the deployment waits for the tunnel, in minutes. @default - it waits for the packages only */
  readonly waitMinutes?: number;
  /** Name of the parameter with the seconds that the router tries. @default - after the stack, which has one router */
  readonly verifyParameter?: string;
  /** Changes with everything that the router reads only on its first boot. */
  readonly generation: string;
  /** User data, given where to report and how long to try; empty addresses report nothing. */
  readonly userData: (reporting: RouterReporting) => string;
}

export interface RouterReporting {
  readonly signals: { readonly prepared: string; readonly verified: string };
  /** Name of the parameter in Parameter Store with the seconds that the router tries; empty when it reports nothing. */
  readonly verifyParameter: string;
}

const IKE_PORT = 500;
const NAT_TRAVERSAL_PORT = 4500;

/**
 * The EC2 instance that runs strongSwan, with the Elastic IP that is its identity. It may send anything anywhere: what
 * it forwards goes to any instance in the VPC, and package mirrors have any address.
 */
export class Router extends Construct {
  readonly instance: ec2.Instance;
  /** Created when the Elastic IP is associated with the router; the routes to the router wait for it. */
  readonly address: ec2.CfnEIPAssociation;

  constructor(scope: Construct, id: string, props: RouterProps) {
    super(scope, id);
    const { generation, waitMinutes, verifyParameter } = props;
    const wait = new RouterWait(this, 'Wait', { generation, tunnelMinutes: waitMinutes, verifyParameter });
    this.instance = this.createInstance(props, wait);
    placeInstanceProfile(this.instance, props.role ?? {});
    // The timeout for the packages starts when the instance runs, not while its role is still being created.
    wait.prepared.node.addDependency(this.resource);
    // The subnet alone decides: `Fn::GetAZs` may answer otherwise at a later update.
    this.resource.addPropertyDeletionOverride('AvailabilityZone');
    this.allowPeers(props);
    this.grantSharedKey(props);
    wait.grantRead(this.instance);
    // A router that was never verified takes no address.
    if (wait.verified !== undefined) grantFreeAddress(this.instance, props.allocationId);
    this.address = this.moveAddress(props, wait);
    wait.verified?.node.addDependency(this.address);
    new StatusAlarms(this, 'StatusAlarms', { instanceId: this.instance.instanceId });
    const { address, tunnels, alarmTopicArn: topicArn } = props;
    const alarms = new TunnelAlarms(this, 'TunnelAlarms', { instance: this.instance, address, tunnels, topicArn });
    // Before, they would report the minutes of the first deployment.
    alarms.node.addDependency(wait.verified ?? this.address);
    this.acknowledgeFindings();
  }

  /** Id of the image, or an expression for it. */
  get imageId(): string {
    return this.resource.imageId ?? '';
  }

  private get resource(): ec2.CfnInstance {
    return this.instance.node.defaultChild as ec2.CfnInstance;
  }

  private createInstance(props: RouterProps, wait: RouterWait): ec2.Instance {
    return new ec2.Instance(this, 'Instance', {
      vpc: props.vpc,
      vpcSubnets: props.subnet,
      instanceType: new ec2.InstanceType(props.instanceType ?? DEFAULT_INSTANCE_TYPE),
      machineImage: props.machineImage,
      role: managedInstanceRole(this, 'Role', props.role),
      userData: ec2.UserData.custom(props.userData(wait)),
      // Cloud-init reads user data on the first boot only: changed files take a new instance.
      userDataCausesReplacement: true,
      // Internet access to fetch packages before the Elastic IP is associated.
      associatePublicIpAddress: true,
      sourceDestCheck: false,
      httpTokens: ec2.HttpTokens.REQUIRED,
      httpPutResponseHopLimit: 1,
      blockDevices: [
        {
          deviceName: '/dev/sda1',
          volume: ec2.BlockDeviceVolume.ebs(props.rootVolumeGiB ?? ROOT_VOLUME_GIB.default, {
            encrypted: true,
            volumeType: ec2.EbsDeviceVolumeType.GP3,
          }),
        },
      ],
    });
  }

  private allowPeers({ peerAddresses, localPrefixes }: RouterProps): void {
    const { connections } = this.instance;
    for (const address of peerAddresses) {
      const peer = ec2.Peer.ipv4(`${address}/32`);
      connections.allowFrom(peer, ec2.Port.udp(IKE_PORT), 'IKE from the Azure gateway');
      connections.allowFrom(peer, ec2.Port.udp(NAT_TRAVERSAL_PORT), 'ESP in UDP from the Azure gateway');
    }
    // A security group cannot distinguish forwarded packets from packets for the router: the router's firewall does.
    for (const prefix of localPrefixes) {
      connections.allowFrom(ec2.Peer.ipv4(prefix), ec2.Port.allTraffic(), 'Traffic of the VPC for Azure');
    }
  }

  private grantSharedKey({ sharedKeySecretArn }: RouterProps): void {
    this.instance.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [sharedKeySecretArn] }),
    );
  }

  /** Associates the Elastic IP once the router is prepared, so that a replacement interrupts traffic for seconds only. */
  private moveAddress({ allocationId }: RouterProps, wait: RouterWait): ec2.CfnEIPAssociation {
    const association = new ec2.CfnEIPAssociation(this, 'Address', {
      allocationId,
      instanceId: this.instance.instanceId,
    });
    association.node.addDependency(wait.prepared);
    return association;
  }

  private acknowledgeFindings(): void {
    acknowledge(this.instance, {
      'AwsSolutions-EC28': 'Status checks, which the alarms watch, come every minute without it',
      'AwsSolutions-EC29': 'Termination protection would keep CloudFormation from replacing the router',
    });
  }
}
