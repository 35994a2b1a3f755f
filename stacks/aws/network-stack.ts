import { CfnOutput } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { InstancePlaces } from '../../lib/aws/known-network';
import { Network } from '../../lib/aws/network';
import { PublishedRouteTables } from '../../lib/aws/published-route-tables';
import { RouterIdentities, type RouterIdentity } from '../../lib/aws/router-identities';
import { newestUbuntu } from '../../lib/aws/ubuntu';
import { zoneName } from '../../lib/aws/zone-name';
import { AWS_OUTPUTS, LIST_SEPARATOR, outputOf, printInputs } from '../../lib/handoff/outputs';
import { componentOf } from '../../lib/model/components';
import { isPreview } from '../../lib/model/fact';
import { inputsOf } from '../../lib/model/inputs';
import type { CreatedVpc, ExistingVpc, Link, Site } from '../../lib/model/link';
import { routedPrefixesOf } from '../../lib/model/routed-prefixes';
import { siteComponent, siteStack, type RouterName } from '../../lib/model/names';
import { LinkStack } from './link-stack';

/** The VPC of a site, which this stack creates or which exists. */
interface SiteVpc {
  readonly id: string;
  readonly subnetId: (name: string) => string;
  /** Publishes the ids of its route tables for other stacks, where this one creates them. */
  readonly publish: () => void;
  /** Exports what instances are placed in, where this stack creates it. */
  readonly exportPlaces: () => void;
}

/** What a site can have before Azure is known: the VPC unless it exists, the routers' addresses and the shared key. */
export class NetworkStack extends LinkStack {
  /** Where instances are placed; a stack that uses one locks a created VPC for as long as the stack exists. */
  readonly places: InstancePlaces;
  private readonly identities: RouterIdentities;

  constructor(scope: Construct, link: Link, site: Site) {
    const { routers, testHosts, ipsec, network, region } = site;
    super(scope, {
      linkName: link.name,
      stackName: siteStack(link.name, site.name, 'network'),
      description: `Network of the link ${link.name} to Azure`,
      region,
      tags: link.tags,
      preview: isPreview([...routers.map(({ address }) => address), ipsec.sharedKeySecretArn]),
    });
    const vpc = network.kind === 'created' ? this.createVpc(network) : existingVpc(network);
    this.identities = new RouterIdentities(this, {
      linkName: link.name,
      routers: routers.map(({ name }) => name),
    });
    this.places = {
      vpc: vpc.id,
      subnets: Object.fromEntries([...routers, ...testHosts].map(({ name, subnet }) => [name, vpc.subnetId(subnet)])),
    };
    vpc.publish();
    this.createOutputs(link, site);
    for (const { name } of routers) this.exportIdentity(name);
    vpc.exportPlaces();
  }

  /** The identity of a router, which locks the network for as long as the router exists. */
  identityOf(router: RouterName): RouterIdentity {
    return this.identities.of(router);
  }

  private createVpc({ cidrs, subnets }: CreatedVpc): SiteVpc {
    const network = new Network(this, 'Network', {
      cidrBlocks: cidrs,
      subnets: subnets.map((subnet) => ({
        name: subnet.name,
        cidrBlock: subnet.cidr,
        public: subnet.public,
        availabilityZone: zoneName(subnet.zone),
      })),
    });
    return {
      id: network.vpc.vpcId,
      subnetId: (name) => network.subnetId(name),
      publish: () => {
        const tables = Object.fromEntries(network.routeTables.map(({ name, id }) => [name, id]));
        new PublishedRouteTables(this, 'Published', tables);
      },
      exportPlaces: () => {
        this.exportValue(network.vpc.vpcId);
        // Every public subnet, so that an instance can move to another one while its own is in use.
        for (const subnet of subnets) if (subnet.public) this.exportValue(network.subnetId(subnet.name));
      },
    };
  }

  /** Exported from the start: the network is then the same in every phase. */
  private exportIdentity(router: RouterName): void {
    const { address, allocationId, sharedKeySecretArn } = this.identityOf(router);
    for (const value of [address, allocationId, sharedKeySecretArn]) this.exportValue(value);
  }

  private createOutputs(link: Link, site: Site): void {
    const { name, region, prefixes, routers, ipsec, offeredImages } = site;
    const routed = routedPrefixesOf(site);
    const output = (name: string, value: string) => new CfnOutput(this, name, { value });
    output(AWS_OUTPUTS.region, region);
    for (const router of routers) output(outputOf(router.address.key), this.identityOf(router.name).address);
    output(AWS_OUTPUTS.prefixes, prefixes.join(LIST_SEPARATOR));
    if (routed.length > 0) output(AWS_OUTPUTS.routedPrefixes, routed.join(LIST_SEPARATOR));
    output(outputOf(ipsec.sharedKeySecretArn.key), this.identities.sharedKey.secret.secretArn);
    for (const { architecture, id } of offeredImages) {
      output(outputOf(id.key), newestUbuntu(architecture).getImage(this).imageId);
    }
    output(AWS_OUTPUTS.inputs, printInputs(inputsOf(link, componentOf(link, siteComponent(name, 'network')))));
  }
}

/** Its ids are literals in every template: nothing reports them. */
function existingVpc({ id, subnets }: ExistingVpc): SiteVpc {
  const ids = new Map(subnets.map((subnet) => [subnet.name, subnet.id]));
  return { id, subnetId: (name) => ids.get(name) ?? '', publish: nothing, exportPlaces: nothing };
}

function nothing(): void {
  // An existing VPC is nobody's to publish or to lock.
}
