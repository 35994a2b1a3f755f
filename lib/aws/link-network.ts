import { CfnEIP, type IVpc, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { Network, type NetworkProps } from './network';
import { SharedKey } from './shared-key';

/** What a router takes from the network of its site, whoever created it. */
export interface LinkNetwork {
  readonly vpc: IVpc;
  /** Every route table that leads to Azure. */
  readonly routeTables: readonly { readonly name: string; readonly id: string }[];
  readonly sharedKeySecretArn: string;
  /** @throws Error when there is no public subnet of that name. */
  readonly publicSubnet: (name: string) => SubnetSelection;
  /** @throws Error when there is no router of that name. */
  readonly allocationId: (router: string) => string;
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
export class CreatedNetwork implements LinkNetwork {
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

  get vpc(): IVpc {
    return this.network.vpc;
  }

  get routeTables(): LinkNetwork['routeTables'] {
    return this.network.routeTables;
  }

  get sharedKeySecretArn(): string {
    return this.sharedKey.secret.secretArn;
  }

  publicSubnet(name: string): SubnetSelection {
    return this.network.select(name);
  }

  allocationId(router: string): string {
    return this.addressOf(router).attrAllocationId;
  }

  /**
   * The Elastic IP of a router.
   * @throws Error when there is no router of that name.
   */
  addressOf(router: string): CfnEIP {
    const address = this.addresses.get(router);
    if (address === undefined) throw new Error(`there is no router '${router}'`);
    return address;
  }
}
