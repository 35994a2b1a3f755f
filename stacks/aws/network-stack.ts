import { CfnOutput } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { CreatedNetwork } from '../../lib/aws/link-network';
import { zoneName } from '../../lib/aws/zone-name';
import { AWS_OUTPUTS, LIST_SEPARATOR, outputOf } from '../../lib/handoff/outputs';
import { isPreview } from '../../lib/model/fact';
import type { Link, Site } from '../../lib/model/link';
import { siteStack } from '../../lib/model/names';
import { LinkStack } from './link-stack';

/** What a site can have before Azure is known: the network, the routers' addresses and the shared key. */
export class NetworkStack extends LinkStack {
  readonly network: CreatedNetwork;

  constructor(scope: Construct, link: Link, site: Site) {
    const { routers, ipsec, region } = site;
    super(scope, {
      linkName: link.name,
      stackName: siteStack(link.name, site.name, 'network'),
      description: `Network of the link ${link.name} to Azure`,
      region,
      tags: link.tags,
      preview: isPreview([...routers.map(({ address }) => address), ipsec.sharedKeySecretArn]),
    });
    this.network = new CreatedNetwork(this, {
      linkName: link.name,
      cidrBlocks: site.network.cidrs,
      subnets: site.network.subnets.map((subnet) => ({
        name: subnet.name,
        cidrBlock: subnet.cidr,
        public: subnet.public,
        availabilityZone: zoneName(subnet.zone),
      })),
      routers: routers.map(({ name }) => name),
    });
    this.createOutputs(site);
    this.createExports(site);
  }

  /** What the router stacks will import, exported from the start: the network is then the same in every phase. */
  private createExports({ routers }: Site): void {
    const { network, routeTables, sharedKeySecretArn } = this.network;
    this.exportValue(network.vpc.vpcId);
    for (const subnetId of network.publicSubnetIds) this.exportValue(subnetId);
    for (const { id } of routeTables) this.exportValue(id);
    for (const { name } of routers) this.exportValue(this.network.allocationId(name));
    this.exportValue(sharedKeySecretArn);
  }

  private createOutputs({ region, prefixes, routers, ipsec }: Site): void {
    const { network } = this;
    new CfnOutput(this, AWS_OUTPUTS.region, { value: region });
    for (const { name, address } of routers) {
      new CfnOutput(this, outputOf(address.key), { value: network.addressOf(name).ref });
    }
    new CfnOutput(this, AWS_OUTPUTS.prefixes, { value: prefixes.join(LIST_SEPARATOR) });
    new CfnOutput(this, outputOf(ipsec.sharedKeySecretArn.key), { value: network.sharedKeySecretArn });
  }
}
