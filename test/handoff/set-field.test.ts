import { emptyHandoff } from '../../lib/handoff/handoff';
import { setField } from '../../lib/handoff/set-field';
import { configOf } from '../fixtures/config';
import { bothSides, SECRET_ARN } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

const EMPTY = emptyHandoff('link');
const LINK = linkOf();
const set = (field: string, value: string, handoff = bothSides()) => setField(field, value, LINK, handoff);

describe('setting a field of the hand-off', () => {
  test.each([
    ['aws.routerAddresses.router-1', '54.1.2.3', bothSides({ routerAddresses: { 'router-1': '54.1.2.3' } })],
    ['aws.sharedKeySecretArn', `${SECRET_ARN}2`, bothSides({ sharedKeySecretArn: `${SECRET_ARN}2` })],
    ['aws.prefixes', '10.8.0.0/16, 10.9.0.0/16', bothSides({ prefixes: ['10.8.0.0/16', '10.9.0.0/16'] })],
    ['azure.gatewayAddresses.0', '20.1.2.3', bothSides({}, { gatewayAddresses: { '0': '20.1.2.3' } })],
    ['azure.prefixes', '10.8.0.0/16', bothSides({}, { prefixes: ['10.8.0.0/16'] })],
  ])('takes the fact %s by its place', (field, value, handoff) => {
    expect(set(field, value)).toEqual({ ok: true, value: { handoff, notices: [] } });
  });

  test.each([
    [
      'aws.gatewayAddresses',
      bothSides({ routerAddresses: { 'router-1': '54.1.2.3' } }),
      'aws.gatewayAddresses is now called aws.routerAddresses.router-1',
    ],
    [
      'azure.gatewayAddresses',
      bothSides({}, { gatewayAddresses: { '0': '54.1.2.3' } }),
      'azure.gatewayAddresses is now called azure.gatewayAddresses.0',
    ],
  ])('takes the former name %s, and one line says the new one', (field, handoff, notice) => {
    expect(set(field, '54.1.2.3')).toEqual({ ok: true, value: { handoff, notices: [notice] } });
  });

  test('begins a side that was read as absent', () => {
    const absent = { ...EMPTY, aws: undefined, azure: undefined };

    expect(set('azure.gatewayAddresses.0', '20.1.2.3', absent)).toMatchObject({
      value: { handoff: { azure: { location: 'westeurope', gatewayAddresses: { '0': '20.1.2.3' } } } },
    });
  });

  test('takes the rest of a new side from the config', () => {
    expect(set('azure.gatewayAddresses.0', '20.1.2.3', EMPTY)).toEqual({
      ok: true,
      value: {
        handoff: {
          ...EMPTY,
          azure: {
            location: 'westeurope',
            prefixes: ['10.3.0.0/16'],
            gatewayAddresses: { '0': '20.1.2.3' },
            deployedBy: 'arm',
          },
        },
        notices: [expect.stringContaining('counts as deployed outside vpc2vnet')],
      },
    });
  });

  test('fills an AWS side from nothing, the shared key first', () => {
    const key = set('aws.sharedKeySecretArn', SECRET_ARN, EMPTY);
    const address = key.ok ? set('aws.routerAddresses.router-1', '54.1.2.3', key.value.handoff) : key;

    expect(address).toMatchObject({
      value: { handoff: { aws: { region: 'eu-central-1', routerAddresses: { 'router-1': '54.1.2.3' }, images: {} } } },
    });
  });

  test.each([
    [
      'an unknown field',
      'azure.sharedKey',
      'x',
      "'azure.sharedKey' is not a field that can be set; choose one of aws.images.arm64, aws.images.x86_64, aws.prefixes, aws.routerAddresses.router-1, aws.sharedKeySecretArn, azure.gatewayAddresses.0, azure.prefixes",
    ],
    [
      'a router that the link does not have',
      'aws.routerAddresses.router-2',
      '54.1.2.3',
      expect.stringContaining("'aws.routerAddresses.router-2' is not a field that can be set"),
    ],
    [
      'an AMI, which only a deployment reports',
      'aws.images.router-1/arm64',
      'ami-0123456789abcdef0',
      expect.stringContaining("'aws.images.router-1/arm64' is not a field that can be set"),
    ],
    [
      'an invalid address',
      'azure.gatewayAddresses.0',
      '20.1.2',
      "'azure.gatewayAddresses.0' must be an IPv4 address, got '20.1.2'; set the value that Azure reports",
    ],
    [
      'an address that no host has',
      'azure.gatewayAddresses.0',
      '0.0.0.0',
      "'azure.gatewayAddresses.0' must be a public IPv4 address, and this is a this-network address, got '0.0.0.0'; set the value that Azure reports",
    ],
    [
      'a private address',
      'azure.gatewayAddresses.0',
      '10.3.0.5',
      "'azure.gatewayAddresses.0' must be a public IPv4 address, and this is a private address, got '10.3.0.5'; set the value that Azure reports",
    ],
    [
      "an address of Azure's own services",
      'azure.gatewayAddresses.0',
      '168.63.129.16',
      "'azure.gatewayAddresses.0' must be a public IPv4 address, and this is Azure's internal DNS and health probe, got '168.63.129.16'; set the value that Azure reports",
    ],
    [
      'the address of a preview',
      'azure.gatewayAddresses.0',
      '203.0.113.10',
      "'azure.gatewayAddresses.0' must be a public IPv4 address, and '203.0.113.10' is one of the documentation's, as in a preview; set the value that Azure reports",
    ],
    [
      'several addresses for one router',
      'aws.gatewayAddresses',
      '54.1.2.3,54.1.2.4',
      "'aws.routerAddresses.router-1' must be an IPv4 address, got '54.1.2.3,54.1.2.4'; set the value that AWS reports",
    ],
    [
      'an invalid prefix',
      'azure.prefixes',
      '10.3.0.0/16,x',
      "item 2 of 'azure.prefixes' must be an IPv4 network, got 'x'; set the value that Azure reports",
    ],
    [
      'a shared key of another region',
      'aws.sharedKeySecretArn',
      SECRET_ARN.replace('eu-central-1', 'us-west-2'),
      'the hand-off has a shared key in us-west-2 for a router in eu-central-1; correct aws.sharedKeySecretArn',
    ],
  ])('rejects %s', (_, field, value, problem) => {
    expect(set(field, value)).toEqual({ ok: false, problem });
  });

  test('rejects an address of a side whose shared key is not known', () => {
    expect(set('aws.routerAddresses.router-1', '54.1.2.3', EMPTY)).toEqual({
      ok: false,
      problem: "'aws.sharedKeySecretArn' is missing; set it first",
    });
  });

  test('takes the region and the ranges of a fresh AWS side from the config', () => {
    const link = linkOf(configOf({ aws: { region: 'us-west-2', vpc: { cidrs: ['10.7.0.0/16'] } } }));
    const arn = SECRET_ARN.replace('eu-central-1', 'us-west-2');

    expect(setField('aws.sharedKeySecretArn', arn, link, EMPTY)).toMatchObject({
      value: { handoff: { aws: { region: 'us-west-2', prefixes: ['10.7.0.0/16'] } } },
    });
  });
});
