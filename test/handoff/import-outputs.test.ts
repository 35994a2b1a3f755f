import { emptyHandoff } from '../../lib/handoff/handoff';
import { importOutputs } from '../../lib/handoff/import-outputs';
import { configOf } from '../fixtures/config';
import { AWS_FACTS } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

const EMPTY = emptyHandoff('demo');
const LINK = linkOf(configOf({ name: 'demo', aws: { region: 'us-west-2' } }));
const OUTPUTS = {
  location: { type: 'String', value: 'westeurope' },
  gatewayAddresses: { type: 'Array', value: ['20.1.2.3'] },
  bgpAddresses: { type: 'Array', value: [] },
  vnetPrefixes: { type: 'Array', value: ['10.3.0.0/16'] },
};
const TERRAFORM_OUTPUTS = Object.fromEntries(
  Object.entries(OUTPUTS).map(([name, { value }]) => [name, { sensitive: false, type: ['tuple', ['string']], value }]),
);
const AZURE = { location: 'westeurope', prefixes: ['10.3.0.0/16'], gatewayAddresses: { '0': '20.1.2.3' } };

describe('importing outputs into the hand-off', () => {
  test.each([
    ['whole', { properties: { outputs: OUTPUTS } }],
    ['cut down to its outputs', OUTPUTS],
  ])('takes what `az deployment group show` prints, %s, as an Azure side of others', (_, printed) => {
    expect(importOutputs(JSON.stringify(printed), 'az.json', LINK, EMPTY)).toEqual({
      ok: true,
      value: { ...EMPTY, azure: { ...AZURE, deployedBy: 'arm' } },
    });
  });

  test('takes what `terraform output -json` prints, as our own', () => {
    expect(importOutputs(JSON.stringify(TERRAFORM_OUTPUTS), 'tf.json', LINK, EMPTY)).toEqual({
      ok: true,
      value: { ...EMPTY, azure: AZURE },
    });
  });

  test("takes the CDK toolkit's outputs", () => {
    const outputs = {
      Region: 'us-west-2',
      AddressRouter1: '54.1.2.3',
      VpcPrefixes: '10.0.0.0/16',
      SharedKeySecretArn: 'arn:aws:secretsmanager:us-west-2:111111111111:secret:demo-AbCdEf',
    };

    expect(importOutputs(JSON.stringify({ 'demo-network': outputs }), 'cdk.json', LINK, EMPTY)).toMatchObject({
      ok: true,
      value: { aws: { routerAddresses: { 'router-1': '54.1.2.3' } } },
    });
  });

  test('leaves the other side as it is', () => {
    const before = { ...EMPTY, aws: AWS_FACTS };

    expect(importOutputs(JSON.stringify(OUTPUTS), 'az.json', LINK, before)).toMatchObject({
      value: { aws: AWS_FACTS },
    });
  });

  test.each(['{"properties":{}}', '{'])('refuses a file without outputs of the link: %s', (text) => {
    expect(importOutputs(text, 'az.json', LINK, EMPTY)).toMatchObject({ ok: false });
  });

  test('names what is in a file of something else, and what was expected', () => {
    expect(importOutputs('{"other-azure":{}}', 'az.json', LINK, EMPTY)).toEqual({
      ok: false,
      problem: 'az.json holds other-azure, not the outputs of demo-network or demo-azure or demo-router',
    });
  });
});
