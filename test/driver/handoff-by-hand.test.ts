import { loadConfig } from '../../lib/config/load';
import { emptyHandoff } from '../../lib/handoff/handoff';
import { importOutputs } from '../../lib/handoff/import-outputs';
import { setField } from '../../lib/handoff/set-field';
import { resolvePlan } from '../../lib/model/resolve';

const loaded = loadConfig('name: demo\naws: { region: us-west-2 }\nazure: { location: westeurope }\n', 'vpc2vnet.yaml');
if (!loaded.ok) throw new Error('the config should load');
const EMPTY = emptyHandoff('demo');
const PLAN = resolvePlan({ ...loaded, handoff: EMPTY });
const OUTPUTS = {
  location: { type: 'String', value: 'westeurope' },
  gatewayAddresses: { type: 'Array', value: ['20.1.2.3'] },
  bgpAddresses: { type: 'Array', value: [] },
  vnetPrefixes: { type: 'Array', value: ['10.3.0.0/16'] },
};
const TERRAFORM_OUTPUTS = Object.fromEntries(
  Object.entries(OUTPUTS).map(([name, { value }]) => [name, { sensitive: false, type: ['tuple', ['string']], value }]),
);
const AZURE = {
  location: 'westeurope',
  gatewayAddresses: ['20.1.2.3'],
  bgpAddresses: [],
  prefixes: ['10.3.0.0/16'],
};

describe('the hand-off, filled by hand', () => {
  test.each([
    ['whole', { properties: { outputs: OUTPUTS } }],
    ['cut down to its outputs', OUTPUTS],
  ])('takes what `az deployment group show` prints, %s, as an Azure side of others', (_, printed) => {
    expect(importOutputs(JSON.stringify(printed), 'az.json', PLAN, EMPTY)).toEqual({
      ok: true,
      value: { ...EMPTY, azure: { ...AZURE, deployedBy: 'arm' } },
    });
  });

  test('takes what `terraform output -json` prints, as our own', () => {
    expect(importOutputs(JSON.stringify(TERRAFORM_OUTPUTS), 'tf.json', PLAN, EMPTY)).toEqual({
      ok: true,
      value: { ...EMPTY, azure: AZURE },
    });
  });

  test("takes the CDK toolkit's outputs", () => {
    const outputs = {
      Region: 'us-west-2',
      GatewayAddresses: '54.1.2.3',
      VpcPrefixes: '10.0.0.0/16',
      SharedKeySecretArn: 'arn:aws:secretsmanager:us-west-2:111111111111:secret:demo-AbCdEf',
    };

    expect(importOutputs(JSON.stringify({ 'demo-network': outputs }), 'cdk.json', PLAN, EMPTY)).toMatchObject({
      ok: true,
      value: { aws: { gatewayAddresses: ['54.1.2.3'] } },
    });
  });

  test('refuses a file without outputs of the link', () => {
    expect(importOutputs('{"properties":{}}', 'az.json', PLAN, EMPTY)).toMatchObject({ ok: false });
    expect(importOutputs('{', 'az.json', PLAN, EMPTY)).toMatchObject({ ok: false });
  });

  test('sets a field, and takes the rest of a side that was not there from the config', () => {
    expect(setField('azure.gatewayAddresses', '20.1.2.3', PLAN, EMPTY)).toEqual({
      ok: true,
      value: { ...EMPTY, azure: { ...AZURE, deployedBy: 'arm' } },
    });
  });

  test('refuses a field that is none, and a value that is wrong', () => {
    expect(setField('azure.sharedKey', 'x', PLAN, EMPTY)).toMatchObject({
      ok: false,
      problem: expect.stringContaining("there is no field 'azure.sharedKey'"),
    });
    expect(setField('azure.gatewayAddresses', '20.1.2', PLAN, EMPTY)).toMatchObject({
      ok: false,
      problem: expect.stringContaining("got '20.1.2'"),
    });
  });
});
