import { stringify } from 'yaml';
import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';
import { importOutputs } from '../../lib/handoff/import-outputs';
import { configOf } from '../fixtures/config';
import { AWS_FACTS } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

const EMPTY = emptyHandoff('demo');
const LINK = linkOf(configOf({ name: 'demo', aws: { region: 'us-west-2' } }));

const NETWORK = {
  Region: 'us-west-2',
  AddressRouter1: '54.1.2.3',
  VpcPrefixes: '10.0.0.0/16',
  SharedKeySecretArn: 'arn:aws:secretsmanager:us-west-2:111111111111:secret:demo-AbCdEf',
  ImageArm64: 'ami-0123456789abcdef0',
  Inputs: 'VPC range=0123abcd',
};
const ROUTER = {
  InstanceId: 'i-0123456789abcdef0',
  ImageRouter1Arm64: 'ami-0123456789abcdef0',
  Inputs: 'IPsec=0123abcd',
};
const AZURE_OUTPUTS = {
  location: 'westeurope',
  gatewayAddresses: ['20.1.2.3'],
  bgpAddresses: [],
  vnetPrefixes: ['10.3.0.0/16'],
};
const AZURE = { location: 'westeurope', prefixes: ['10.3.0.0/16'], gatewayAddresses: { '0': '20.1.2.3' } };

const armOutputs = Object.fromEntries(
  Object.entries(AZURE_OUTPUTS).map(([name, value]) => [
    name,
    { type: typeof value === 'string' ? 'String' : 'Array', value },
  ]),
);
const terraformOutputs = Object.fromEntries(
  Object.entries(AZURE_OUTPUTS).map(([name, value]) => [
    name,
    { sensitive: false, type: ['tuple', ['string']], value },
  ]),
);

const listOf = (outputs: Readonly<Record<string, string>>) =>
  Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue, Description: 'x' }));
const stackOf = (role: string, outputs: Readonly<Record<string, string>>, StackStatus = 'CREATE_COMPLETE') => ({
  StackId: `arn:aws:cloudformation:us-west-2:111111111111:stack/demo-${role}/0`,
  StackName: `demo-${role}`,
  Parameters: [{ ParameterKey: 'BootstrapVersion', ParameterValue: '/cdk' }],
  StackStatus,
  Outputs: listOf(outputs),
});
const other = { ...stackOf('network', { ...NETWORK, AddressRouter1: '9.9.9.9' }), StackName: 'other-network' };

const taken = (document: unknown, before: Handoff = EMPTY) =>
  importOutputs(typeof document === 'string' ? document : JSON.stringify(document), 'x.json', LINK, before);
const handoffOf = (document: unknown, before?: Handoff): Handoff => {
  const imported = taken(document, before);
  if (!imported.ok) throw new Error(imported.problem);
  return imported.value;
};
const problemOf = (document: unknown): string => {
  const imported = taken(document);
  return imported.ok ? 'imported' : imported.problem;
};

describe('outputs of the AWS network are imported from', () => {
  const fromCdk = handoffOf({ 'demo-network': NETWORK });

  test('the file of `cdk deploy`', () => {
    expect(fromCdk).toMatchObject({ aws: { routerAddresses: { 'router-1': '54.1.2.3' }, region: 'us-west-2' } });
  });

  test.each([
    ['whole', { Stacks: [stackOf('network', NETWORK)] }],
    ['whole, among stacks of others', { Stacks: [other, stackOf('network', NETWORK)] }],
    ['cut down to its stacks', [stackOf('network', NETWORK)]],
    ['cut down to one stack', stackOf('network', NETWORK)],
    ['cut down to one list of outputs', listOf(NETWORK)],
    ['cut down to a list of such lists', [listOf(NETWORK)]],
  ])('what `aws cloudformation describe-stacks` prints, %s', (_, document) => {
    expect(handoffOf(document)).toEqual(fromCdk);
  });

  test('what it prints as YAML', () => {
    expect(handoffOf(stringify({ Stacks: [stackOf('network', NETWORK)] }))).toEqual(fromCdk);
  });
});

describe("outputs of the router's stack are imported", () => {
  const network = handoffOf({ 'demo-network': NETWORK });
  const both = handoffOf({ 'demo-network': NETWORK, 'demo-router': ROUTER });

  test('as what the router is deployed with', () => {
    expect(both.aws?.images).toMatchObject({ 'router-1/arm64': 'ami-0123456789abcdef0' });
  });

  test.each([
    ['with its name', { Stacks: [stackOf('router', ROUTER)] }],
    ["without its name, by its outputs' names", listOf(ROUTER)],
    ['as `cdk deploy` writes it alone', { 'demo-router': ROUTER }],
  ])('beside those of the network that are known already, %s', (_, document) => {
    expect(handoffOf(document, network)).toEqual(both);
  });

  test.each([
    ['in one answer', { Stacks: [stackOf('network', NETWORK), stackOf('router', ROUTER)] }],
    ['as two lists of outputs', [listOf(NETWORK), listOf(ROUTER)]],
  ])('together with those of the network, %s', (_, document) => {
    expect(handoffOf(document)).toEqual(both);
  });

  test('not before those of the network', () => {
    expect(problemOf(listOf(ROUTER))).toBe(
      'x.json has the outputs of demo-router only; import those of demo-network first',
    );
  });
});

describe('outputs of the Azure side are imported from', () => {
  test.each([
    ['whole', { properties: { provisioningState: 'Succeeded', outputs: armOutputs } }],
    ['cut down to its outputs', armOutputs],
  ])('what `az deployment group show` prints, %s, as deployed by Resource Manager', (_, printed) => {
    expect(handoffOf(printed)).toEqual({ ...EMPTY, azure: { ...AZURE, deployedBy: 'arm' } });
  });

  test('what `az deployment sub show` prints', () => {
    const printed = {
      location: 'westeurope',
      type: 'Microsoft.Resources/deployments',
      properties: { outputs: armOutputs },
    };

    expect(handoffOf(printed)).toMatchObject({ azure: { deployedBy: 'arm' } });
  });

  test('what `az deployment group show --output yaml` prints', () => {
    expect(handoffOf(stringify({ properties: { outputs: armOutputs } }))).toMatchObject({ azure: AZURE });
  });

  test('what `terraform output -json` prints, as our own', () => {
    expect(handoffOf(terraformOutputs)).toEqual({ ...EMPTY, azure: AZURE });
  });

  test('the file of `cdktf deploy`', () => {
    expect(handoffOf({ 'demo-azure': AZURE_OUTPUTS })).toEqual({ ...EMPTY, azure: AZURE });
  });
});

describe('an import', () => {
  test('leaves the other side as it is', () => {
    expect(handoffOf(armOutputs, { ...EMPTY, aws: AWS_FACTS })).toMatchObject({ aws: AWS_FACTS });
  });

  test('takes both sides from one file', () => {
    expect(handoffOf({ 'demo-network': NETWORK, 'demo-azure': AZURE_OUTPUTS })).toMatchObject({
      aws: { region: 'us-west-2' },
      azure: AZURE,
    });
  });

  test.each([
    ['half-written', '{"Stacks": ['],
    ['plain text', 'Unable to locate credentials'],
  ])('of a file that is %s fails, and says so', (_, text) => {
    expect(problemOf(text)).toMatch(/^x\.json is not complete JSON or YAML/);
  });

  test('of something else names what is in it, and what was expected', () => {
    expect(problemOf({ 'other-azure': {} })).toMatch(
      /^x\.json contains other-azure, not the outputs of demo-network or demo-azure or demo-router; /,
    );
  });

  test.each([
    ['of something else', { Stacks: [other] }],
    ['without the address of the router', { 'demo-network': { ...NETWORK, AddressRouter1: undefined } }],
    ['without the addresses of the gateway', { 'demo-azure': { ...AZURE_OUTPUTS, gatewayAddresses: undefined } }],
  ])('%s names the tools of both clouds', (_, document) => {
    const problem = problemOf(document);

    expect(problem).toContain('`aws cloudformation describe-stacks`');
    expect(problem).toContain('`az deployment group show`');
  });

  test.each(['DELETE_COMPLETE', 'DELETE_IN_PROGRESS', 'ROLLBACK_COMPLETE'])(
    'of a stack that is %s fails, because its resources no longer exist',
    (status) => {
      expect(problemOf({ Stacks: [stackOf('network', NETWORK, status)] })).toBe(
        `x.json: the stack demo-network is ${status}; deploy it again first`,
      );
    },
  );

  test('of a stack whose update was rolled back is taken, because its resources exist', () => {
    expect(problemOf({ Stacks: [stackOf('network', NETWORK, 'UPDATE_ROLLBACK_COMPLETE')] })).toBe('imported');
  });

  test('of an Azure deployment that failed is rejected', () => {
    expect(problemOf({ properties: { provisioningState: 'Failed', outputs: null } })).toBe(
      "x.json: Azure's deployment is Failed, not Succeeded; deploy it again first",
    );
  });

  test('of another region fails, because every later command would reject it', () => {
    expect(problemOf({ 'demo-network': { ...NETWORK, Region: 'eu-west-1' } })).toContain(
      'its AWS side is in eu-west-1',
    );
  });
});

describe('a file with a secret', () => {
  const SECRET = 'hunter2hunter2';

  test.each([
    [
      'a VPN connection of EC2',
      { VpnConnections: [{ Options: { TunnelOptions: [{ PreSharedKey: SECRET }] } }] },
      'VpnConnections.0.Options.TunnelOptions.0.PreSharedKey',
    ],
    [
      'its XML',
      { VpnConnections: [{ CustomerGatewayConfiguration: `<pre_shared_key>${SECRET}` }] },
      'VpnConnections.0.CustomerGatewayConfiguration',
    ],
    [
      'an output of a stack',
      { Stacks: [{ ...stackOf('network', { ...NETWORK, SharedKey: SECRET }) }] },
      'Stacks.0.Outputs.6.SharedKey',
    ],
    ['an output of `cdk deploy`', { 'demo-network': { ...NETWORK, SharedKey: SECRET } }, 'demo-network.SharedKey'],
    [
      'a parameter of a deployment',
      { properties: { parameters: { sharedKey: { type: 'String', value: SECRET } }, outputs: armOutputs } },
      'properties.parameters.sharedKey',
    ],
    [
      'a Terraform state',
      { resources: [{ instances: [{ attributes: { shared_key: SECRET } }] }] },
      'resources.0.instances.0.attributes.shared_key',
    ],
    ['a sensitive output', { ...terraformOutputs, it: { sensitive: true, value: SECRET } }, 'it'],
    ['a secret of Secrets Manager', { Name: 'demo', SecretString: SECRET }, 'SecretString'],
  ])('in %s is rejected, with the path of the secret, which is not shown', (_, document, place) => {
    expect(problemOf(document)).toBe(
      `x.json contains a secret in '${place}'; import outputs only, and delete the file and its copies`,
    );
  });

  test.each([
    [
      'a parameter of which Azure gives the type only',
      { parameters: { sharedKey: { type: 'SecureString' } }, outputs: armOutputs },
    ],
    [
      'a parameter that is a reference to a key vault',
      { parameters: { sharedKey: { reference: { secretName: 'shared-key' } } }, outputs: armOutputs },
    ],
    [
      "the secret's ARN",
      {
        outputs: { ...armOutputs, sharedKeySecretArns: { type: 'Object', value: { aws: NETWORK.SharedKeySecretArn } } },
      },
    ],
  ])('is not one with %s', (_, properties) => {
    expect(problemOf({ properties })).toBe('imported');
  });

  test('is not one with a value that CloudFormation hides', () => {
    const Parameters = [{ ParameterKey: 'SharedKey', ParameterValue: '****' }];

    expect(problemOf({ Stacks: [{ ...stackOf('network', NETWORK), Parameters }] })).toBe('imported');
  });
});

describe('outputs of Azure with the id of the gateway', () => {
  const outputsWith = (group: string) => ({
    ...terraformOutputs,
    gatewayId: {
      value: `/subscriptions/1/resourceGroups/${group}/providers/Microsoft.Network/virtualNetworkGateways/g`,
    },
  });
  const gatewayIn = (group: string) => taken(outputsWith(group));

  test('are taken in a VNet that exists, whose gateway may be in any group and not be read yet', () => {
    const id = '/subscriptions/1/resourceGroups/network/providers/Microsoft.Network/virtualNetworks/hub';
    const vnet = { id: id.replace('/1/', '/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/'), cidrs: ['10.3.0.0/16'] };
    const link = linkOf(configOf({ name: 'demo', aws: { region: 'us-west-2' }, azure: { vnet } }));

    expect(importOutputs(JSON.stringify(outputsWith('gateways')), 'x.json', link, EMPTY).ok).toBe(true);
  });

  test('are taken when it is in the resource group of the link', () => {
    expect(gatewayIn('DEMO').ok).toBe(true);
  });

  test('are those of another link when it is in another resource group', () => {
    expect(gatewayIn('other')).toEqual({
      ok: false,
      problem:
        'x.json has the gateway of the resource group other, and that of the link demo is in demo; import the outputs of this link, or name the config of the other one with --config',
    });
  });
});
