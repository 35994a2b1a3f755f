import { CfnOutput } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { CreatedNetwork, type RouterIdentity } from '../../lib/aws/link-network';
import type { InstancePlaces } from '../../lib/aws/known-network';
import { PublishedRouteTables } from '../../lib/aws/published-route-tables';
import { newestUbuntu } from '../../lib/aws/ubuntu';
import { zoneName } from '../../lib/aws/zone-name';
import { AWS_OUTPUTS, LIST_SEPARATOR, outputOf, printInputs } from '../../lib/handoff/outputs';
import { componentOf } from '../../lib/model/components';
import { isPreview } from '../../lib/model/fact';
import { inputsOf } from '../../lib/model/inputs';
import type { Link, Site } from '../../lib/model/link';
import { siteComponent, siteStack, type RouterName } from '../../lib/model/names';
import { LinkStack } from './link-stack';

/** What a site can have before Azure is known: the network, the routers' addresses and the shared key. */
export class NetworkStack extends LinkStack {
  /** Where the instances of the site are placed; a stack that uses one locks it as long as it exists. */
  readonly places: InstancePlaces;
  private readonly network: CreatedNetwork;

  constructor(scope: Construct, link: Link, site: Site) {
    const { routers, testHosts, ipsec, region } = site;
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
    const { network } = this.network;
    this.places = {
      vpc: network.vpc.vpcId,
      subnets: Object.fromEntries(
        [...routers, ...testHosts].map(({ name, subnet }) => [name, network.subnetId(subnet)]),
      ),
    };
    const tables = Object.fromEntries(network.routeTables.map(({ name, id }) => [name, id]));
    new PublishedRouteTables(this, 'Published', tables);
    this.createOutputs(link, site);
    for (const { name } of routers) this.exportIdentity(name);
    this.exportPlaces(site);
  }

  /** The identity of a router, which locks the network for as long as the router exists. */
  identityOf(router: RouterName): RouterIdentity {
    return this.network.identityOf(router);
  }

  /** Exported from the start: the network is then the same in every phase. */
  private exportIdentity(router: RouterName): void {
    const { address, allocationId, sharedKeySecretArn } = this.network.identityOf(router);
    for (const value of [address, allocationId, sharedKeySecretArn]) this.exportValue(value);
  }

  /** Every public subnet, so that an instance can move to another one while its own is in use. */
  private exportPlaces({ network: { subnets } }: Site): void {
    this.exportValue(this.places.vpc);
    const { network } = this.network;
    for (const subnet of subnets) if (subnet.public) this.exportValue(network.subnetId(subnet.name));
  }

  private createOutputs(link: Link, { name: site, region, prefixes, routers, ipsec, offeredImages }: Site): void {
    const { sharedKey } = this.network;
    const output = (name: string, value: string) => new CfnOutput(this, name, { value });
    output(AWS_OUTPUTS.region, region);
    for (const { name, address } of routers) output(outputOf(address.key), this.network.identityOf(name).address);
    output(AWS_OUTPUTS.prefixes, prefixes.join(LIST_SEPARATOR));
    output(outputOf(ipsec.sharedKeySecretArn.key), sharedKey.secret.secretArn);
    for (const { architecture, id } of offeredImages) {
      output(outputOf(id.key), newestUbuntu(architecture).getImage(this).imageId);
    }
    output(AWS_OUTPUTS.inputs, printInputs(inputsOf(link, componentOf(link, siteComponent(site, 'network')))));
  }
}
