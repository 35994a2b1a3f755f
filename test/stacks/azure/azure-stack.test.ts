import { componentOf } from '../../../lib/model/components';
import { inputsOf } from '../../../lib/model/inputs';
import { AZURE_OUTPUTS } from '../../../lib/handoff/outputs';
import { parseAzureOutputs } from '../../../lib/handoff/azure-outputs';
import { metadataOf, terraformOf, writtenTerraformOf } from '../../fixtures/azure-stack';
import { configOf } from '../../fixtures/config';
import { EXAMPLES, previewOfExample } from '../../fixtures/examples';
import { AZURE_FACTS, bothSides, ELASTIC_IP, GATEWAY_IP, SECRET_ARN } from '../../fixtures/handoffs';
import { linkOf, SHORTEST } from '../../fixtures/link-of';

const terraform = terraformOf(linkOf(SHORTEST, bothSides()));

/** What Terraform knows after a deployment, by the names in the template. */
const VALUES: Readonly<Record<string, unknown>> = {
  location: 'westeurope',
  gatewayAddresses: [GATEWAY_IP],
  bgpAddresses: [],
  vnetPrefixes: ['10.3.0.0/16'],
  peerAddresses: { 'router-1': ELASTIC_IP },
  sharedKeySecretArns: { aws: SECRET_ARN },
  inputs: { gateway: '0123abcd' },
};

describe('outputs of the Azure stack', () => {
  test('are those that the hand-off reads, and ids', () => {
    expect(Object.keys(terraform.output).toSorted()).toEqual(
      [...Object.values(AZURE_OUTPUTS), 'gatewayId', 'virtualNetworkId', 'connectionIds', 'testVmAddresses'].toSorted(),
    );
  });

  test('have in `cdktf deploy --outputs-file` the names that they have in Terraform', () => {
    const names = Object.keys(terraform.output);
    expect(metadataOf(linkOf(SHORTEST, bothSides()))['outputs']).toEqual({
      'link-azure': Object.fromEntries(names.map((name) => [name, name])),
    });
  });

  test('make the hand-off what the deployment knows', () => {
    const written = {
      'link-azure': Object.fromEntries(Object.keys(terraform.output).map((name) => [name, VALUES[name] ?? 'x'])),
    };
    expect(parseAzureOutputs(JSON.stringify(written), 'cdktf-outputs.json', linkOf(), undefined)).toEqual({
      ok: true,
      value: {
        ...AZURE_FACTS,
        peerAddresses: { 'router-1': ELASTIC_IP },
        sharedKeySecretArns: { aws: SECRET_ARN },
        deployed: { azure: { gateway: '0123abcd' } },
      },
    });
  });

  test('say with which addresses, keys and other inputs it was deployed', () => {
    expect(terraform.output).toMatchObject({
      peerAddresses: { value: { 'router-1': '${var.vpcGatewayIpAddress}' } },
      sharedKeySecretArns: { value: { aws: SECRET_ARN } },
      inputs: { value: inputsOf(linkOf(), componentOf(linkOf(), 'azure')) },
    });
  });

  test('come from the resources', () => {
    expect(terraform.output).toMatchObject({
      gatewayAddresses: { value: ['${azurerm_public_ip.gatewayPublicIp.ip_address}'] },
      location: { value: '${azurerm_resource_group.resourceGroup.location}' },
      vnetPrefixes: { value: ['${var.azureVNetAddressPrefix}'] },
    });
  });
});

describe('the Azure stack', () => {
  test('keeps its state beside the output directory, by a relative path', () => {
    expect(terraform.terraform['backend']).toEqual({ local: { path: '../../../terraform.link-azure.tfstate' } });
  });

  test('puts the tags of the config on what has tags', () => {
    const tagged = terraformOf(linkOf(configOf({ tags: { team: 'network' } })));
    const tags = Object.values(tagged.resource).flatMap((byName) =>
      Object.values(byName).flatMap((block) => block['tags'] ?? []),
    );
    expect(tags).toEqual(tags.map(() => ({ team: 'network', 'vpc2vnet-link': 'link' })));
  });

  test('puts everything into the resource group of the config', () => {
    const named = terraformOf(linkOf(configOf({ azure: { resourceGroup: 'rg-one' } })));
    expect(named.resource['azurerm_resource_group']).toMatchObject({
      resourceGroup: { name: 'rg-one', location: '${var.location}' },
    });
  });

  test('has no mark when there is nothing made up', () => {
    expect(metadataOf(linkOf(SHORTEST, bothSides()))).not.toHaveProperty('preview');
  });

  test('has a mark in a preview', () => {
    expect(metadataOf(linkOf(SHORTEST, undefined, true))['preview']).toMatch(/documentation addresses.*do not deploy/);
  });

  test('names none of the things that Azure has retired', () => {
    expect(JSON.stringify(terraform)).not.toMatch(/"Basic"|UbuntuServer|azurerm_storage_account|PolicyBased/);
  });
});

test.each(EXAMPLES)('the file of the example %s holds no absolute path', (name) => {
  expect(writtenTerraformOf(previewOfExample(name))).not.toMatch(/"\/(?![/\\]|subscriptions\/)|[A-Z]:\\\\/);
});
