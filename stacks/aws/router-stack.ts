import { CfnOutput } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AzureRoutes } from '../../lib/aws/azure-routes';
import type { LinkNetwork } from '../../lib/aws/link-network';
import { Router } from '../../lib/aws/router';
import { TestHost } from '../../lib/aws/test-host';
import { ubuntuImage } from '../../lib/aws/ubuntu';
import { outputOf } from '../../lib/handoff/outputs';
import { valueOf, type Fact } from '../../lib/model/fact';
import type { Link, Site, TestHost as TestHostModel } from '../../lib/model/link';
import { siteStack } from '../../lib/model/names';
import { testHostsBeside, type RouterView } from '../../lib/model/views';
import { routerGeneration } from '../../lib/router/generation';
import { renderRouter, type RouterScripts } from '../../lib/router/router-files';
import { LinkStack } from './link-stack';

export interface RouterStackProps {
  readonly link: Link;
  readonly site: Site;
  readonly view: RouterView;
  readonly network: LinkNetwork;
  readonly scripts: RouterScripts;
}

/** What AWS needs the Azure gateway's address for: a router, its routes to Azure, and hosts to test with. */
export class RouterStack extends LinkStack {
  constructor(scope: Construct, props: RouterStackProps) {
    const { link, site, view, network } = props;
    super(scope, {
      linkName: link.name,
      stackName: siteStack(link.name, site.name, view.router.name),
      description: `Router of the link ${link.name} to Azure`,
      region: site.region,
      tags: link.tags,
      preview: view.preview,
    });
    const router = this.createRouter(props);
    new AzureRoutes(this, 'AzureRoutes', { routeTables: network.routeTables, prefixes: view.remotePrefixes, router });
    for (const host of testHostsBeside(site, view.router)) this.createTestHost(host, props);
  }

  private createRouter({ view, network, scripts }: RouterStackProps): Router {
    const { router, tunnels } = view;
    const created = new Router(this, router.name, {
      vpc: network.vpc,
      subnet: network.publicSubnet(router.subnet),
      instanceType: router.instanceType,
      machineImage: ubuntuImage(router, view.region),
      rootVolumeGiB: router.rootVolumeGiB,
      localPrefixes: view.localPrefixes,
      peerAddresses: tunnels.map(({ gatewayAddress }) => valueOf(gatewayAddress)),
      allocationId: network.allocationId(router.name),
      sharedKeySecretArn: network.sharedKeySecretArn,
      waitMinutes: router.wait.kind === 'tunnel' ? router.wait.minutes : undefined,
      generation: routerGeneration(view, scripts),
      userData: (signals) => renderRouter(view, scripts, signals).userData,
    });
    reportImage(created, router.image.deployed);
    return created;
  }

  private createTestHost(host: TestHostModel, { view, network }: RouterStackProps): void {
    const created = new TestHost(this, host.name, {
      vpc: network.vpc,
      subnet: network.publicSubnet(host.subnet),
      instanceType: host.instanceType,
      machineImage: ubuntuImage(host, view.region),
      pingFrom: [...view.remotePrefixes, ...view.localPrefixes],
    });
    reportImage(created, host.image.deployed);
    new CfnOutput(created, 'PrivateAddress', { value: created.instance.instancePrivateIp });
  }
}

function reportImage(instance: Router | TestHost, { key }: Fact<string>): void {
  new CfnOutput(instance, 'Image', { value: instance.imageId }).overrideLogicalId(outputOf(key));
}
