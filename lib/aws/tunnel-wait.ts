import type { Instance } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Arn, CfnWaitCondition, CfnWaitConditionHandle, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface TunnelWaitProps {
  /** Changes whenever the router is replaced: a wait condition answers once only. */
  readonly generation: string;
  /** How long the tunnel may take once the router is prepared, in minutes. */
  readonly minutes: number;
}

/** How long packages may take to install once the instance runs, in seconds. */
const PREPARE_SECONDS = 900;

/** Seconds by which the router's timeout is shorter than CloudFormation's, so that its reason arrives. */
const VERDICT_MARGIN_SECONDS = 120;

/** Two signals that a router sends: that it is ready for the Elastic IP, and that its tunnels are established. */
export class TunnelWait extends Construct {
  readonly prepared: CfnWaitCondition;
  readonly verified: CfnWaitCondition;
  readonly signals: { readonly prepared: string; readonly verified: string };
  /** The seconds that the router tries are no part of the machine: changing them makes no new one. */
  readonly verifyParameter: string;

  constructor(scope: Construct, id: string, props: TunnelWaitProps) {
    super(scope, id);
    const prepared = new CfnWaitConditionHandle(this, `PreparedHandle${props.generation}`);
    const verified = new CfnWaitConditionHandle(this, `VerifiedHandle${props.generation}`);
    this.signals = { prepared: prepared.ref, verified: verified.ref };
    this.prepared = new CfnWaitCondition(this, `Prepared${props.generation}`, {
      handle: prepared.ref,
      timeout: String(PREPARE_SECONDS),
      count: 1,
    });
    this.verified = new CfnWaitCondition(this, `Verified${props.generation}`, {
      handle: verified.ref,
      timeout: String(props.minutes * 60),
      count: 1,
    });
    this.verifyParameter = `/vpc2vnet/${Stack.of(this).stackName}/verify-seconds`;
    new CfnParameter(this, 'VerifySeconds', {
      name: this.verifyParameter,
      type: 'String',
      value: String(props.minutes * 60 - VERDICT_MARGIN_SECONDS),
    });
  }

  /** Lets an instance read how long it may try. */
  grantRead(instance: Instance): void {
    const resourceName = this.verifyParameter.slice(1);
    const parameter = Arn.format({ service: 'ssm', resource: 'parameter', resourceName }, Stack.of(this));
    instance.addToRolePolicy(new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [parameter] }));
  }
}
