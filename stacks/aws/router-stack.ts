import { CfnOutput } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../../lib/aws/acknowledge';
import { AzureRoutes } from '../../lib/aws/azure-routes';
import { KnownNetwork, type InstancePlaces } from '../../lib/aws/known-network';
import type { RouterIdentity } from '../../lib/aws/router-identities';
import { readPublishedRouteTables } from '../../lib/aws/published-route-tables';
import type { InstanceRoleProps } from '../../lib/aws/managed-instance-role';
import { Router } from '../../lib/aws/router';
import { TestHost } from '../../lib/aws/test-host';
import { instanceImage } from '../../lib/aws/ubuntu';
import { AWS_OUTPUTS, outputOf, printInputs } from '../../lib/handoff/outputs';
import { componentOf } from '../../lib/model/components';
import { isKnown, valueOf, type Fact } from '../../lib/model/fact';
import { inputsOf } from '../../lib/model/inputs';
import type { Link, Site, TestHost as TestHostModel } from '../../lib/model/link';
import { siteComponent, siteStack } from '../../lib/model/names';
import { roleName } from '../../lib/model/role-name';
import type { RouterView } from '../../lib/model/views';
import { routerGeneration } from '../../lib/router/generation';
import { knownDeployment, renderRouter, type RouterScripts } from '../../lib/router/router-files';
import { LinkStack } from './link-stack';

export interface RouterStackProps {
  readonly link: Link;
  readonly site: Site;
  readonly view: RouterView;
  /** From the stack of the network, so that a deployment of both is consistent. */
  readonly identity: RouterIdentity;
  /** From the stack of the network, too: CloudFormation then rejects an update that replaces what a router is in. */
  readonly places: InstancePlaces;
  readonly scripts: RouterScripts;
}

/** What AWS needs the Azure gateway's address for: a router, its routes to Azure, and hosts to test with. */
export class RouterStack extends LinkStack {
  constructor(scope: Construct, props: RouterStackProps) {
    const { link, site, view } = props;
    super(scope, {
      linkName: link.name,
      stackName: siteStack(link.name, site.name, view.router.name),
      description: `Router of the link ${link.name} to Azure`,
      region: site.region,
      tags: link.tags,
      preview: view.preview,
    });
    acknowledge(this, {
      'CloudFormation-Validate::W9010':
        'The image is chosen once, so that a deployment never changes the machine by itself',
    });
    const network = this.readNetwork(props);
    const router = this.createRouter(props, network);
    new AzureRoutes(this, 'AzureRoutes', { routeTables: network.routeTables, prefixes: view.remotePrefixes, router });
    for (const host of view.testHosts) this.createTestHost(host, props, network);
    const component = componentOf(link, siteComponent(site.name, view.router.name));
    new CfnOutput(this, AWS_OUTPUTS.inputs, { value: printInputs(inputsOf(link, component)) });
  }

  private readNetwork({ link, site, view, places }: RouterStackProps): KnownNetwork {
    const publisher = siteStack(link.name, site.name, 'network');
    const routeTables =
      site.network.kind === 'existing'
        ? Object.fromEntries(view.routeTables.map((id) => [id, id]))
        : readPublishedRouteTables(this, publisher, view.routeTables);
    return new KnownNetwork(this, { ...places, routeTables });
  }

  private createRouter(props: RouterStackProps, network: KnownNetwork): Router {
    const { site, view, identity, scripts } = props;
    const { router, tunnels } = view;
    const { allocationId, ...known } = identity;
    const created = new Router(this, router.name, {
      vpc: network.vpc,
      subnet: network.subnetOf(router.name),
      instanceType: router.instanceType,
      machineImage: instanceImage(router.image, view.region),
      rootVolumeGiB: router.rootVolumeGiB,
      role: roleOf(props, router.name),
      localPrefixes: view.localPrefixes,
      peerAddresses: tunnels.map(({ gatewayAddress }) => valueOf(gatewayAddress)),
      allocationId,
      address: known.address,
      tunnels: tunnels.map(({ device }) => device.connection),
      alarmTopicArn: site.alarmTopic,
      sharedKeySecretArn: known.sharedKeySecretArn,
      waitMinutes: router.wait.kind === 'tunnel' ? router.wait.minutes : undefined,
      generation: routerGeneration(view, scripts),
      userData: (reporting) =>
        renderRouter(view, scripts, { ...knownDeployment(view), identity: known, ...reporting }).userData,
    });
    reportImage(created, router.image.deployed);
    const { renewal } = router;
    if (isKnown(renewal)) new CfnOutput(this, outputOf(renewal.key), { value: renewal.value });
    return created;
  }

  private createTestHost(host: TestHostModel, props: RouterStackProps, network: KnownNetwork): void {
    const { region, remotePrefixes, localPrefixes } = props.view;
    const created = new TestHost(this, host.name, {
      vpc: network.vpc,
      subnet: network.subnetOf(host.name),
      instanceType: host.instanceType,
      machineImage: instanceImage(host.image, region),
      role: roleOf(props, host.name),
      pingFrom: [...remotePrefixes, ...localPrefixes],
    });
    reportImage(created, host.image.deployed);
    new CfnOutput(created, 'PrivateAddress', { value: created.instance.instancePrivateIp });
  }
}

function roleOf({ link, site }: RouterStackProps, instance: string): InstanceRoleProps {
  const { permissionsBoundary, path } = link.roles;
  return { permissionsBoundary, path, name: roleName(link, site, instance) };
}

function reportImage(instance: Router | TestHost, { key }: Fact<string>): void {
  new CfnOutput(instance, 'Image', { value: instance.imageId }).overrideLogicalId(outputOf(key));
}
