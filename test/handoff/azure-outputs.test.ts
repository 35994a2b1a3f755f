import { parseAzureOutputs } from '../../lib/handoff/azure-outputs';
import { AZURE_FACTS, GATEWAY_IP } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

const FILE = 'cdktf-outputs.json';
const OUTPUTS = {
  location: 'westeurope',
  gatewayAddresses: [GATEWAY_IP],
  bgpAddresses: [],
  vnetPrefixes: ['10.3.0.0/16'],
};

/** As Terraform and Azure wrap each value. */
const WRAPPED = Object.fromEntries(Object.entries(OUTPUTS).map(([name, value]) => [name, { type: 'any', value }]));

const parse = (outputs: unknown, before?: typeof AZURE_FACTS) =>
  parseAzureOutputs(typeof outputs === 'string' ? outputs : JSON.stringify(outputs), FILE, linkOf(), before);

describe('outputs of Azure are read', () => {
  test.each([
    ['from cdktf deploy --outputs-file', { 'link-azure': OUTPUTS }],
    [
      'from cdktf deploy with other stacks in it',
      { 'link-azure': { ...OUTPUTS, gatewayId: '/subscriptions/1' }, other: {} },
    ],
    ['from terraform output -json', WRAPPED],
    [
      'from az deployment group show',
      { id: '/subscriptions/1', properties: { outputs: WRAPPED, provisioningState: 'Succeeded' } },
    ],
    ['from az deployment group show --query properties.outputs', WRAPPED],
    ['with the display name of the location', { 'link-azure': { ...OUTPUTS, location: 'West Europe' } }],
  ])('%s', (_, outputs) => {
    expect(parse(outputs)).toEqual({ ok: true, value: AZURE_FACTS });
  });

  test('with the address of each instance by its number', () => {
    expect(parse({ 'link-azure': { ...OUTPUTS, gatewayAddresses: [GATEWAY_IP, '203.0.113.8'] } })).toMatchObject({
      value: { gatewayAddresses: { '0': GATEWAY_IP, '1': '203.0.113.8' } },
    });
  });

  test('and those of another stack change nothing that is known', () => {
    expect(parse({ 'other-azure': OUTPUTS }, AZURE_FACTS)).toEqual({ ok: true, value: AZURE_FACTS });
  });
});

const PRODUCER = '`npx cdktf deploy --outputs-file cdktf-outputs.json` writes it';

describe('outputs of Azure say nothing of the link', () => {
  test.each([
    ['when empty', {}],
    ['when of another stack', { 'other-azure': OUTPUTS }],
    ['when of a failed deployment', { properties: { outputs: null } }],
  ])('%s', (_, outputs) => {
    expect(parse(outputs)).toEqual({ ok: true, value: undefined });
  });
});

describe('outputs of Azure are invalid', () => {
  test.each([
    ['half-written', '{"link-azure": {', `${FILE} is not complete JSON (half-written or edited); ${PRODUCER}`],
    ['a list', [], `${FILE} is not complete JSON (half-written or edited); ${PRODUCER}`],
    [
      'without an address',
      { 'link-azure': { ...OUTPUTS, gatewayAddresses: [] } },
      `${FILE}: 'gatewayAddresses' in the outputs of link must not be empty; ${PRODUCER}`,
    ],
    [
      'without addresses',
      { 'link-azure': { ...OUTPUTS, gatewayAddresses: undefined } },
      `${FILE}: 'gatewayAddresses' in the outputs of link is missing; ${PRODUCER}`,
    ],
    [
      'with an address outside a list',
      { 'link-azure': { ...OUTPUTS, gatewayAddresses: GATEWAY_IP } },
      `${FILE}: 'gatewayAddresses' in the outputs of link must be a list; ${PRODUCER}`,
    ],
    [
      'with an address that is none',
      { 'link-azure': { ...OUTPUTS, gatewayAddresses: ['unknown'] } },
      `${FILE}: 'gatewayAddresses.0' in the outputs of link must be an IPv4 address; ${PRODUCER}`,
    ],
    [
      'without ranges',
      { 'link-azure': { ...OUTPUTS, vnetPrefixes: undefined } },
      `${FILE}: 'vnetPrefixes' in the outputs of link is missing; ${PRODUCER}`,
    ],
  ])('%s', (_, outputs, problem) => {
    expect(parse(outputs)).toEqual({ ok: false, problem });
  });
});
