import { CfnOutput } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { imageKey, imageOutput } from '../handoff/keys';
import type { RouterPlan } from '../model/link';
import { managedInstanceRole } from './managed-instance-role';
import { StatusAlarms } from './status-alarms';
import { TunnelWait } from './tunnel-wait';
import { ubuntuImage } from './ubuntu';

export interface RouterProps {
  readonly plan: RouterPlan;
  readonly region: string;
  readonly vpc: ec2.IVpc;
  readonly subnet: ec2.SubnetSelection;
  /** Ranges of the VPC, whose hosts send their traffic for Azure through the router. */
  readonly localPrefixes: readonly string[];
  /** Public addresses of the Azure gateway. */
  readonly peerAddresses: readonly string[];
  readonly allocationId: string;
  readonly sharedKey: ISecret;
  /** Changes with everything that the router reads only on its first boot. */
  readonly generation: string;
  /** User data, given where to report; empty addresses report nothing. */
  readonly userData: (signals: { readonly prepared: string; readonly verified: string }) => string;
}

const IKE_PORT = 500;
const NAT_TRAVERSAL_PORT = 4500;

/** The EC2 instance that runs strongSwan, with the Elastic IP that is its identity. */
export class Router extends Construct {
  readonly instance: ec2.Instance;
  /** Done when the router holds its Elastic IP; what leads traffic to the router waits for it. */
  readonly address: ec2.CfnEIPAssociation;

  constructor(scope: Construct, id: string, props: RouterProps) {
    super(scope, id);
    const wait = this.createWait(props);
    this.instance = this.createInstance(props, wait);
    // The clock of the packages starts when the instance runs, not while its role is still being made.
    wait?.prepared.node.addDependency(this.resource);
    this.allowPeers(props);
    this.grantSharedKey(props);
    this.address = this.moveAddress(props, wait);
    wait?.verified.node.addDependency(this.address);
    new StatusAlarms(this, 'StatusAlarms', { instanceId: this.instance.instanceId });
    this.acknowledgeFindings();
    const output = new CfnOutput(this, 'Image', { value: this.resource.imageId ?? '' });
    output.overrideLogicalId(imageOutput(imageKey(props.plan)));
  }

  private get resource(): ec2.CfnInstance {
    return this.instance.node.defaultChild as ec2.CfnInstance;
  }

  private createWait({ plan, generation }: RouterProps): TunnelWait | undefined {
    if (plan.wait.kind === 'none') return undefined;
    return new TunnelWait(this, 'Wait', { generation, minutes: plan.wait.minutes });
  }

  private createInstance(props: RouterProps, wait: TunnelWait | undefined): ec2.Instance {
    return new ec2.Instance(this, 'Instance', {
      vpc: props.vpc,
      vpcSubnets: props.subnet,
      instanceType: new ec2.InstanceType(props.plan.instanceType),
      machineImage: ubuntuImage(props.plan, props.region),
      role: managedInstanceRole(this, 'Role'),
      userData: ec2.UserData.custom(props.userData(wait?.signals ?? { prepared: '', verified: '' })),
      // Cloud-init reads user data on the first boot only: changed files take a new instance.
      userDataCausesReplacement: true,
      // A way out to fetch packages before the Elastic IP moves here.
      associatePublicIpAddress: true,
      sourceDestCheck: false,
      httpTokens: ec2.HttpTokens.REQUIRED,
      httpPutResponseHopLimit: 1,
      blockDevices: [
        {
          deviceName: '/dev/sda1',
          volume: ec2.BlockDeviceVolume.ebs(props.plan.rootVolumeGiB, {
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
    for (const prefix of localPrefixes) {
      connections.allowFrom(ec2.Peer.ipv4(prefix), ec2.Port.allTraffic(), 'Traffic of the VPC for Azure');
    }
  }

  private grantSharedKey({ sharedKey }: RouterProps): void {
    this.instance.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [sharedKey.secretArn] }),
    );
  }

  /** The address moves once the router is prepared, so that a replacement interrupts for seconds only. */
  private moveAddress({ allocationId }: RouterProps, wait: TunnelWait | undefined): ec2.CfnEIPAssociation {
    const association = new ec2.CfnEIPAssociation(this, 'Address', {
      allocationId,
      instanceId: this.instance.instanceId,
    });
    if (wait !== undefined) association.node.addDependency(wait.prepared);
    return association;
  }

  private acknowledgeFindings(): void {
    acknowledge(this.instance, {
      'AwsSolutions-EC28': 'Status checks, which the alarms watch, come every minute without it',
      'AwsSolutions-EC29': 'Termination protection would keep CloudFormation from replacing the router',
    });
  }
}
