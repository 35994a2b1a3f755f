import type { Construct } from 'constructs';
import { AzureRoutes } from '../../lib/aws/azure-routes';
import { Router } from '../../lib/aws/router';
import { TestHost } from '../../lib/aws/test-host';
import type { Plan, RouterPlan } from '../../lib/model/link';
import { gatewayAddressesOf } from '../../lib/model/readiness';
import { renderRouter, type RouterScripts } from '../../lib/router/router-files';
import { routerGeneration } from '../../lib/router/generation';
import { LinkStack } from './link-stack';
import type { NetworkStack } from './network-stack';

/** What AWS needs the Azure gateway's address for: routers, routes to Azure, and hosts to test with. */
export class RouterStack extends LinkStack {
  constructor(scope: Construct, plan: Plan, network: NetworkStack, scripts: RouterScripts) {
    super(scope, plan.aws.stackNames.router, plan, `Router of the link ${plan.name} to Azure`);
    const routers = plan.aws.routers.map((router) => this.createRouter(plan, router, network, scripts));
    for (const router of routers.slice(0, 1)) {
      new AzureRoutes(this, 'AzureRoutes', {
        routeTables: network.network.routeTables,
        prefixes: plan.azure.prefixes,
        router,
      });
    }
    for (const host of plan.aws.testHosts) {
      new TestHost(this, host.name, {
        plan: host,
        region: plan.aws.region,
        vpc: network.network.vpc,
        subnet: network.network.select(host.subnetName),
        pingFrom: [...plan.azure.prefixes, ...plan.aws.prefixes],
      });
    }
  }

  private createRouter(plan: Plan, router: RouterPlan, network: NetworkStack, scripts: RouterScripts): Router {
    return new Router(this, router.name, {
      plan: router,
      region: plan.aws.region,
      vpc: network.network.vpc,
      subnet: network.network.select(router.subnetName),
      localPrefixes: plan.aws.prefixes,
      peerAddresses: gatewayAddressesOf(plan),
      allocationId: network.allocationId(router.name),
      sharedKey: network.sharedKey.secret,
      generation: routerGeneration(plan, router, scripts),
      userData: (signals) => renderRouter(plan, router, scripts, signals).userData,
    });
  }
}
