import { CfnEIP, MachineImage, type ISubnet } from 'aws-cdk-lib/aws-ec2';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../../aws/acknowledge';
import { AzureRoutes } from '../../aws/azure-routes';
import { Router } from '../../aws/router';
import { SharedKey } from '../../aws/shared-key';
import { UserError } from '../../base/user-error';
import { routerGeneration } from '../../router/generation';
import { knownDeployment, renderRouter } from '../../router/router-files';
import { readRouterScripts } from '../../router/scripts.edge';
import { printPropProblem } from '../props/prop-problem';
import { awsPrefixesOf, waitMinutesOf } from './defaults';
import { vpnRouterProblems } from './problems';
import { routeTablesOf } from './route-tables';
import { routerSubnetOf } from './router-subnet';
import { routerViewIn } from './router-view';
import type { AzureFacts, VpnRouterProps } from './vpn-router-props';

/**
 * A router that connects a VPC of your app to an Azure VPN gateway. Until `azure` is given, it is an Elastic IP and a
 * shared key, which the Azure side needs; then an EC2 instance and the routes to Azure are created as well.
 */
export class VpnRouter extends Construct {
  /** The Elastic IP, or an expression for it. */
  readonly address: string;
  /** The secret with the shared key, generated in Secrets Manager. */
  readonly sharedKey: ISecret;
  private readonly allocationId: string;

  /**
   * Creates the router, or what it needs before Azure is deployed.
   * @throws UserError with a line for each problem of the props
   */
  constructor(scope: Construct, id: string, props: VpnRouterProps) {
    super(scope, id);
    const problems = vpnRouterProblems(this, props);
    if (problems.length > 0)
      throw new UserError(problems.map((problem) => printPropProblem(this.node.path, problem, Token.isUnresolved)));
    const { secret } = new SharedKey(this, 'SharedKey', { linkName: this.node.path });
    this.sharedKey = secret;
    const address = new CfnEIP(this, 'Address', { domain: 'vpc' });
    this.address = address.ref;
    this.allocationId = address.attrAllocationId;
    if (props.azure !== undefined) this.createRouter(props, props.azure);
  }

  private createRouter(props: VpnRouterProps, azure: AzureFacts): void {
    const { vpc, azurePrefixes, imageId } = props;
    acknowledge(this, {
      'CloudFormation-Validate::W9010': 'The image is given, so that a deployment never changes the machine by itself',
    });
    const { region, stackName } = Stack.of(this);
    const subnet = routerSubnetOf(vpc, props.subnet).subnet as ISubnet;
    const view = routerViewIn({ name: this.node.path, region, subnet, azure, props });
    const scripts = readRouterScripts();
    const identity = { address: this.address, sharedKeySecretArn: this.sharedKey.secretArn };
    const router = new Router(this, 'Router', {
      vpc,
      subnet: { subnets: [subnet] },
      instanceType: view.router.instanceType,
      machineImage: MachineImage.genericLinux({ [region]: imageId }),
      role: props.role,
      rootVolumeGiB: view.router.rootVolumeGiB,
      localPrefixes: awsPrefixesOf(props),
      peerAddresses: [azure.gatewayAddress],
      allocationId: this.allocationId,
      address: this.address,
      tunnels: view.tunnels.map(({ device }) => device.connection),
      sharedKeySecretArn: this.sharedKey.secretArn,
      waitMinutes: waitMinutesOf(props),
      verifyParameter: `/vpc2vnet/${stackName}/${this.node.addr}/verify-seconds`,
      generation: routerGeneration(view, scripts),
      userData: (reporting) =>
        renderRouter(view, scripts, { ...knownDeployment(view), identity, ...reporting }).userData,
    });
    const routeTables = routeTablesOf(vpc, props.routedSubnets);
    new AzureRoutes(this, 'AzureRoutes', { routeTables, prefixes: azurePrefixes, router });
  }
}
