import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformOutput, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { AwsSite } from '../../lib/azure/aws-site';
import { logical } from '../../lib/azure/logical-id';
import { keepState } from '../../lib/azure/state-backend';
import { TestVm } from '../../lib/azure/test-vm';
import { declareVariables, type AzureVariables } from '../../lib/azure/variables';
import { VirtualNetwork } from '../../lib/azure/virtual-network';
import { VpnGateway } from '../../lib/azure/vpn-gateway';
import { AZURE_OUTPUTS } from '../../lib/handoff/keys';
import type { Plan } from '../../lib/model/link';

/** The whole Azure side of a link. */
export class AzureStack extends TerraformStack {
  constructor(scope: Construct, plan: Plan) {
    super(scope, plan.azure.stackName);
    keepState(this, plan.azure);
    if (plan.preview)
      this.addOverride('//.preview', 'documentation addresses stand in for those not assigned yet; do not deploy');
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const tags = { ...plan.tags, 'vpc2vnet-link': plan.name };
    const variables = declareVariables(new Construct(this, 'Variables'), plan);
    const resourceGroup = new ResourceGroup(this, 'resourceGroup', {
      name: plan.azure.resourceGroup,
      location: variables.location,
      tags,
    });
    const network = new VirtualNetwork(this, 'Network', {
      resourceGroup,
      name: variables.virtualNetworkName,
      prefixes: variables.vnetPrefixes,
      subnets: variables.subnets,
      gatewaySubnetPrefix: variables.gatewaySubnetPrefix,
      networkSecurityGroupName: plan.azure.names.networkSecurityGroup,
      remotePrefixes: variables.vpcPrefixes,
      tags,
    });
    const gateway = new VpnGateway(this, 'Gateway', {
      plan: plan.azure.gateway,
      resourceGroup,
      name: variables.gatewayName,
      publicIpNames: variables.gatewayPublicIpNames,
      subnet: network.gatewaySubnet,
      tags,
    });
    const sites = this.createSites(plan, variables, resourceGroup, gateway, tags);
    const testVms = this.createTestVms(plan, variables, resourceGroup, network, tags);
    this.createOutputs({
      [AZURE_OUTPUTS.location]: resourceGroup.location,
      [AZURE_OUTPUTS.gatewayAddresses]: gateway.publicIps.map((publicIp) => publicIp.ipAddress),
      // A gateway without BGP has no peer address.
      [AZURE_OUTPUTS.bgpAddresses]: [],
      [AZURE_OUTPUTS.prefixes]: [...variables.vnetPrefixes],
      gatewayId: gateway.resource.id,
      virtualNetworkId: network.resource.id,
      connectionIds: sites.map((site) => site.connection.id),
      testVmAddresses: testVms.map((vm) => vm.networkInterface.privateIpAddress),
    });
  }

  private createSites(
    plan: Plan,
    variables: AzureVariables,
    resourceGroup: ResourceGroup,
    gateway: VpnGateway,
    tags: Readonly<Record<string, string>>,
  ): readonly AwsSite[] {
    return variables.sites.map(
      (site, index) =>
        new AwsSite(this, `AwsSite${index + 1}`, {
          ...site,
          resourceGroup,
          gateway: gateway.resource,
          prefixes: variables.vpcPrefixes,
          sharedKey: variables.sharedKey,
          policy: plan.crypto.policy,
          dpdTimeoutSeconds: plan.azure.dpdTimeoutSeconds,
          connectionMode: plan.azure.connectionMode,
          suffix: index === 0 ? '' : String(index + 1),
          tags,
        }),
    );
  }

  private createTestVms(
    plan: Plan,
    variables: AzureVariables,
    resourceGroup: ResourceGroup,
    network: VirtualNetwork,
    tags: Readonly<Record<string, string>>,
  ): readonly TestVm[] {
    const [subnet] = network.subnets;
    if (subnet === undefined) return [];
    return plan.azure.testVms.flatMap((vm, index) => {
      const own = variables.testVms[index];
      return own === undefined
        ? []
        : [
            new TestVm(this, `TestVm${index + 1}`, {
              plan: vm,
              variables: own,
              resourceGroup,
              subnet,
              suffix: index === 0 ? '' : String(index + 1),
              tags,
            }),
          ];
    });
  }

  private createOutputs(outputs: Readonly<Record<string, string | string[]>>): void {
    // `cdktf deploy --outputs-file` writes construct ids, Terraform logical ids: the hand-off reads both.
    for (const [name, value] of Object.entries(outputs)) {
      // As a token, because cdktf 0.21 calls Node's deprecated `util.isArray` on a literal list.
      logical(name, new TerraformOutput(this, name, { value: Token.asAny(value) }));
    }
  }
}
