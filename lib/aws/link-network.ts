import { CfnEIP } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { Network, type NetworkProps } from './network';
import { SharedKey } from './shared-key';

/** What makes a router the one that Azure knows, for as long as the network exists. */
export interface RouterIdentity {
  /** The Elastic IP. */
  readonly address: string;
  readonly allocationId: string;
  readonly sharedKeySecretArn: string;
}

export interface CreatedNetworkProps extends NetworkProps {
  readonly linkName: string;
  /** Names of the routers, each of which gets an Elastic IP. */
  readonly routers: readonly string[];
}

/**
 * A VPC with everything that a site has before the Azure side is known: Elastic IPs and the shared key. All of it is
 * created in the scope itself, because construct paths are part of what is deployed.
 */
export class CreatedNetwork {
  readonly network: Network;
  readonly sharedKey: SharedKey;
  private readonly addresses: ReadonlyMap<string, CfnEIP>;

  constructor(scope: Construct, props: CreatedNetworkProps) {
    this.network = new Network(scope, 'Network', props);
    this.sharedKey = new SharedKey(scope, 'SharedKey', { linkName: props.linkName });
    this.addresses = new Map(
      props.routers.map((router) => [router, new CfnEIP(scope, `Address-${router}`, { domain: 'vpc' })]),
    );
    acknowledge(this.network, {
      'AwsSolutions-VPC7': 'Flow logs cost by volume and belong to the logging policy of the account',
    });
  }

  /**
   * The identity of a router.
   * @throws Error when there is no router of that name.
   */
  identityOf(router: string): RouterIdentity {
    const address = this.addresses.get(router);
    if (address === undefined) throw new Error(`there is no router '${router}'`);
    return {
      address: address.ref,
      allocationId: address.attrAllocationId,
      sharedKeySecretArn: this.sharedKey.secret.secretArn,
    };
  }
}
