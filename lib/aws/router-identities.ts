import { CfnEIP } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { SharedKey } from './shared-key';

/** What makes a router the one that Azure knows, for as long as its Elastic IP exists. */
export interface RouterIdentity {
  /** The Elastic IP. */
  readonly address: string;
  readonly allocationId: string;
  readonly sharedKeySecretArn: string;
}

export interface RouterIdentitiesProps {
  readonly linkName: string;
  /** Names of the routers, each of which gets an Elastic IP. */
  readonly routers: readonly string[];
}

/**
 * What a site has before the Azure side is known, in whichever VPC: Elastic IPs and the shared key. All of it is
 * created in the scope itself, because construct paths are part of what is deployed.
 */
export class RouterIdentities {
  readonly sharedKey: SharedKey;
  private readonly addresses: ReadonlyMap<string, CfnEIP>;

  constructor(scope: Construct, props: RouterIdentitiesProps) {
    this.sharedKey = new SharedKey(scope, 'SharedKey', { linkName: props.linkName });
    this.addresses = new Map(
      props.routers.map((router) => [router, new CfnEIP(scope, `Address-${router}`, { domain: 'vpc' })]),
    );
  }

  /**
   * The identity of a router.
   * @throws Error when there is no router of that name.
   */
  of(router: string): RouterIdentity {
    const address = this.addresses.get(router);
    if (address === undefined) throw new Error(`there is no router '${router}'`);
    return {
      address: address.ref,
      allocationId: address.attrAllocationId,
      sharedKeySecretArn: this.sharedKey.secret.secretArn,
    };
  }
}
