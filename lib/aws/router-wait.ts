import type { Instance } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Arn, CfnWaitCondition, CfnWaitConditionHandle, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface RouterWaitProps {
  /** Changes whenever the router is replaced: a wait condition answers once only. */
  readonly generation: string;
  /** How long the tunnel may take once the router is prepared, in minutes. @default - nobody waits for the tunnel */
  readonly tunnelMinutes?: number;
  /** Name of the parameter with the seconds that the router tries. @default - after the stack, which has one router */
  readonly verifyParameter?: string;
}

/** How long packages may take to install and upgrade, with a reboot, once the instance runs, in seconds. */
const PREPARE_SECONDS = 1_500;

/** Seconds by which the router's timeout is shorter than CloudFormation's, so that its reason arrives. */
const VERDICT_MARGIN_SECONDS = 120;

/**
 * The signals that a router sends: that it is ready for the Elastic IP, and that its tunnels are established. The first
 * one is always waited for: a router that still installs packages has no use for the address of the one before it.
 */
export class RouterWait extends Construct {
  readonly prepared: CfnWaitCondition;
  readonly verified?: CfnWaitCondition;
  /** An empty address reports nothing. */
  readonly signals: { readonly prepared: string; readonly verified: string };
  /** The seconds that the router tries are no part of the machine: changing them creates no new one. Empty without. */
  readonly verifyParameter: string;

  constructor(scope: Construct, id: string, props: RouterWaitProps) {
    super(scope, id);
    const { generation, tunnelMinutes } = props;
    const prepared = new CfnWaitConditionHandle(this, `PreparedHandle${generation}`);
    const verified =
      tunnelMinutes === undefined ? undefined : new CfnWaitConditionHandle(this, `VerifiedHandle${generation}`);
    this.signals = { prepared: prepared.ref, verified: verified?.ref ?? '' };
    this.prepared = this.waitFor(`Prepared${generation}`, prepared, PREPARE_SECONDS);
    this.verifyParameter = '';
    if (tunnelMinutes === undefined || verified === undefined) return;
    this.verified = this.waitFor(`Verified${generation}`, verified, tunnelMinutes * 60);
    this.verifyParameter = props.verifyParameter ?? `/vpc2vnet/${Stack.of(this).stackName}/verify-seconds`;
    new CfnParameter(this, 'VerifySeconds', {
      name: this.verifyParameter,
      type: 'String',
      value: String(tunnelMinutes * 60 - VERDICT_MARGIN_SECONDS),
    });
  }

  private waitFor(id: string, handle: CfnWaitConditionHandle, seconds: number): CfnWaitCondition {
    return new CfnWaitCondition(this, id, { handle: handle.ref, timeout: String(seconds), count: 1 });
  }

  /** Lets an instance read how long it may try. */
  grantRead(instance: Instance): void {
    if (this.verifyParameter === '') return;
    const resourceName = this.verifyParameter.slice(1);
    const parameter = Arn.format({ service: 'ssm', resource: 'parameter', resourceName }, Stack.of(this));
    instance.addToRolePolicy(new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [parameter] }));
  }
}
