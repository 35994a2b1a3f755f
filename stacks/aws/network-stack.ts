import { CfnOutput } from 'aws-cdk-lib/core';
import { CfnEIP } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { acknowledge } from '../../lib/aws/acknowledge';
import { Network } from '../../lib/aws/network';
import { SharedKey } from '../../lib/aws/shared-key';
import { AWS_OUTPUTS, LIST_SEPARATOR } from '../../lib/handoff/keys';
import type { Plan } from '../../lib/model/link';
import { LinkStack } from './link-stack';

/** What AWS can have before Azure is known: the network, the routers' addresses and the shared key. */
export class NetworkStack extends LinkStack {
  readonly network: Network;
  readonly sharedKey: SharedKey;
  private readonly addresses: ReadonlyMap<string, CfnEIP>;

  constructor(scope: Construct, plan: Plan) {
    super(scope, plan.aws.stackNames.network, plan, `Network of the link ${plan.name} to Azure`);
    this.network = new Network(this, 'Network', { prefixes: plan.aws.prefixes, subnets: plan.aws.subnets });
    this.sharedKey = new SharedKey(this, 'SharedKey', { linkName: plan.name });
    this.addresses = new Map(
      plan.aws.routers.map(({ name }) => [name, new CfnEIP(this, `Address-${name}`, { domain: 'vpc' })]),
    );
    acknowledge(this.network, {
      'AwsSolutions-VPC7': 'Flow logs cost by volume and belong to the logging policy of the account',
    });
    this.createOutputs(plan);
    this.createExports();
  }

  /**
   * The allocation of a router's Elastic IP.
   * @throws Error when the plan has no router of that name.
   */
  allocationId(routerName: string): string {
    const address = this.addresses.get(routerName);
    if (address === undefined) throw new Error(`there is no router '${routerName}'`);
    return address.attrAllocationId;
  }

  /** What the router stack will import, exported from the start: the network is then the same in every phase. */
  private createExports(): void {
    const { vpc, publicSubnetIds, routeTables } = this.network;
    this.exportValue(vpc.vpcId);
    for (const subnetId of publicSubnetIds) this.exportValue(subnetId);
    for (const { id } of routeTables) this.exportValue(id);
    for (const address of this.addresses.values()) this.exportValue(address.attrAllocationId);
    this.exportValue(this.sharedKey.secret.secretArn);
  }

  private createOutputs(plan: Plan): void {
    const addresses = [...this.addresses.values()].map((address) => address.ref);
    new CfnOutput(this, AWS_OUTPUTS.region, { value: plan.aws.region });
    new CfnOutput(this, AWS_OUTPUTS.gatewayAddresses, { value: addresses.join(LIST_SEPARATOR) });
    new CfnOutput(this, AWS_OUTPUTS.prefixes, { value: plan.aws.prefixes.join(LIST_SEPARATOR) });
    new CfnOutput(this, AWS_OUTPUTS.sharedKeySecretArn, { value: this.sharedKey.secret.secretArn });
  }
}
