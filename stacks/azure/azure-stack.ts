import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformOutput, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { AzureSide } from '../../lib/azure/azure-side';
import { ignoreTags } from '../../lib/azure/ignore-tags';
import { logical } from '../../lib/azure/logical-id';
import { keepState } from '../../lib/azure/state-backend';
import { declareVariables } from '../../lib/azure/variables';
import { AZURE_OUTPUTS } from '../../lib/handoff/outputs';
import { componentOf } from '../../lib/model/components';
import { isKnown, isPreview } from '../../lib/model/fact';
import { inputsOf } from '../../lib/model/inputs';
import type { Link } from '../../lib/model/link';
import { AZURE_COMPONENT, azureStack } from '../../lib/model/names';

export interface AzureStackProps {
  /** The folder of a local state, as seen from the folder of the stack. @default - beside the output directory */
  readonly stateFolder?: string;
}

/** The whole Azure side of a link. */
export class AzureStack extends TerraformStack {
  constructor(scope: Construct, link: Link, { stateFolder }: AzureStackProps = {}) {
    super(scope, azureStack(link.name));
    const preview = isPreview(link.sites);
    keepState(this, link.backend, { folder: stateFolder, preview });
    if (preview)
      this.addOverride(
        '//.preview',
        'documentation addresses are placeholders for those not assigned yet; do not deploy',
      );
    // Registering is a right of its own, and a plan must change nothing; `up` asks whether the providers are registered.
    new AzurermProvider(this, 'azurerm', { features: [{}], resourceProviderRegistrations: 'none' });
    const variables = declareVariables(new Construct(this, 'Variables'), link);
    const tags = { ...link.tags, 'vpc2vnet-link': link.name };
    const { location, gateway, network, connections, testVms } = new AzureSide(this, {
      azure: link.azure,
      variables,
      tags,
    });
    ignoreTags(this, link.ignoreTags);
    this.createOutputs({
      [AZURE_OUTPUTS.location]: location,
      [AZURE_OUTPUTS.gatewayAddresses]: gateway.publicIps.map((publicIp) => publicIp.ipAddress),
      // A gateway without BGP has no peer address.
      [AZURE_OUTPUTS.bgpAddresses]: [],
      [AZURE_OUTPUTS.prefixes]: [...variables.vnetPrefixes, ...variables.prefixesBehind],
      [AZURE_OUTPUTS.peerAddresses]: Object.fromEntries(
        variables.connections.map(({ key, address }) => [key, address]),
      ),
      [AZURE_OUTPUTS.sharedKeySecretArns]: Object.fromEntries(
        link.sites.flatMap(({ name, ipsec: { sharedKeySecretArn } }) =>
          isKnown(sharedKeySecretArn) ? [[name, sharedKeySecretArn.value]] : [],
        ),
      ),
      [AZURE_OUTPUTS.inputs]: inputsOf(link, componentOf(link, AZURE_COMPONENT)),
      gatewayId: gateway.resource.id,
      virtualNetworkId: network.resource.id,
      connectionIds: connections.map(({ connection }) => connection.id),
      testVmAddresses: testVms.map((vm) => vm.networkInterface.privateIpAddress),
    });
  }

  private createOutputs(outputs: Readonly<Record<string, string | string[] | Readonly<Record<string, string>>>>): void {
    // `cdktf deploy --outputs-file` writes construct ids, Terraform logical ids: the hand-off reads both.
    for (const [name, value] of Object.entries(outputs)) {
      // As a token, because cdktf 0.21 calls Node's deprecated `util.isArray` on a literal list.
      logical(name, new TerraformOutput(this, name, { value: Token.asAny(value) }));
    }
  }
}
