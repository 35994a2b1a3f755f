import { printVnetLook } from '../../lib/discover/vnet/print-vnet';
import { vnetChanges } from '../../lib/discover/vnet/vnet-changed';
import { foundInVnet, lookInVnet, wantedOfVnet, type WantedVnet } from '../../lib/discover/vnet/vnet-look';
import { vnetFindings } from '../../lib/discover/vnet/vnet-obstacles';
import type { VnetSeen } from '../../lib/discover/vnet/vnet-seen';
import { configOf, type AzurePart } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';
import {
  gatewaySeen,
  HUB,
  NAMED,
  peeringSeen,
  PUBLIC_IP,
  SUBSCRIPTION,
  vnetSeen,
  vnetSubnet,
  wantedVnet,
} from './vnet';

const look = (vnet: Partial<VnetSeen> = {}, asked: Partial<WantedVnet> = {}) =>
  lookInVnet(vnetSeen(vnet), wantedVnet(asked));

describe('what is found in an existing VNet', () => {
  test('is its address space and the prefix of its GatewaySubnet', () => {
    expect(foundInVnet(look())).toEqual({ id: HUB, cidrs: ['10.40.0.0/16'], gatewaySubnet: '10.40.255.0/27' });
  });

  test('is its VPN gateway with its public IP', () => {
    expect(foundInVnet(look({ gateways: [gatewaySeen()] })).gateway).toEqual(NAMED);
  });

  test.each([
    ['that the link created', { own: true }],
    ['that a link cannot use', { activeActive: true }],
    ['for ExpressRoute', { type: 'ExpressRoute' }],
  ])('is not a gateway %s', (_, gateway) => {
    expect(foundInVnet(look({ gateways: [gatewaySeen(gateway)] }))).not.toHaveProperty('gateway');
  });

  test('is printed with what is in the way', () => {
    const seen = look(
      { location: 'northeurope', gateways: [gatewaySeen()], peerings: [peeringSeen()] },
      { gateway: NAMED },
    );

    expect(printVnetLook(seen, vnetFindings(seen))).toEqual([
      `hub in northeurope, resource group network, subscription ${SUBSCRIPTION}`,
      '  Address space  10.40.0.0/16',
      '  GatewaySubnet  10.40.255.0/27',
      '  VPN gateway    gw, VpnGw2AZ, RouteBased',
      '  Peerings       app1 (10.41.0.0/16), Connected',
      'blocker: hub is in northeurope, and azure.location is westeurope; set azure.location to the location of the VNet',
      'warning: hub is peered with app1 (10.41.0.0/16); to let its VMs use the link, add it to azure.spokes',
    ]);
  });
});

describe('what a link asks of an existing VNet', () => {
  const wanted = (azure: AzurePart) => {
    const link = linkOf(configOf({ azure }));
    const { network } = link.azure;
    if (network.kind !== 'existing') throw new Error('the VNet exists');
    return wantedOfVnet(link, network, ['10.0.0.0/16']);
  };

  test('is the gateway and the public IP that the config names', () => {
    expect(wanted({ vnet: { id: HUB, cidrs: ['10.40.0.0/16'] }, gateway: NAMED })).toMatchObject({
      location: 'westeurope',
      gateway: NAMED,
      asksForPolicy: true,
    });
  });

  test('does not include a policy with the default profile of Azure and the SKU Basic', () => {
    const vnet = { id: HUB, cidrs: ['10.40.0.0/16'] };
    const link = linkOf(configOf({ azure: { vnet, gateway: { sku: 'Basic' } }, ipsec: { profile: 'azure-default' } }));

    expect(link.azure.network.kind === 'existing' && wantedOfVnet(link, link.azure.network, []).asksForPolicy).toBe(
      false,
    );
  });

  test('is the GatewaySubnet to create', () => {
    expect(wanted({ vnet: { id: HUB, cidrs: ['10.40.0.0/16'], gatewaySubnet: '10.40.255.0/27' } })).toMatchObject({
      createdGatewaySubnet: '10.40.255.0/27',
    });
  });
});

describe('a config with what was found of its VNet', () => {
  const found = { id: HUB, cidrs: ['10.40.0.0/16'], gateway: NAMED };
  const linkWith = (azure: AzurePart) =>
    linkOf(configOf({ azure }), { version: 2, link: 'link', found: { vnet: found } });

  test('has the address space and the gateway', () => {
    const { network, gateway } = linkWith({ vnet: { id: HUB } }).azure;

    expect(network).toMatchObject({ kind: 'existing', prefixes: ['10.40.0.0/16'] });
    expect(gateway).toMatchObject({ kind: 'existing', name: 'gw', publicIps: [{ id: PUBLIC_IP }] });
  });

  test('keeps what it says itself', () => {
    expect(linkWith({ vnet: { id: HUB, cidrs: ['10.40.0.0/24'] } }).azure.prefixes).toEqual(['10.40.0.0/24']);
  });

  test('has nothing of another VNet', () => {
    expect(() => linkWith({ vnet: { id: `${HUB}-2` } })).toThrow('must be known of an existing VNet');
  });

  test('has the public IP of the gateway that it names', () => {
    const { gateway } = linkWith({ vnet: { id: HUB }, gateway: { id: NAMED.id } }).azure;

    expect(gateway).toMatchObject({ publicIps: [{ id: PUBLIC_IP }] });
  });

  test('has it with another case in the id, which Azure ignores', () => {
    const { prefixes } = linkWith({ vnet: { id: HUB.replace('/hub', '/HUB') } }).azure;

    expect(prefixes).toEqual(['10.40.0.0/16']);
  });
});

describe('what has changed in an existing VNet', () => {
  const known = {
    kind: 'existing',
    id: HUB,
    name: 'hub',
    resourceGroup: 'network',
    prefixes: ['10.40.0.0/16'],
    gatewaySubnet: { kind: 'existing' },
  } as const;
  const found = { id: HUB, cidrs: ['10.40.0.0/16'], gatewaySubnet: '10.40.255.0/27', gateway: NAMED };

  test('is nothing when it is as it was found', () => {
    expect(vnetChanges(known, look({ gateways: [gatewaySeen()] }), found)).toEqual({ lost: [], gained: [] });
  });

  test('is a prefix that was added or removed', () => {
    expect(vnetChanges(known, look({ prefixes: ['10.48.0.0/16'] }))).toEqual({
      lost: ['hub no longer has the prefix 10.40.0.0/16'],
      gained: ['hub has the prefix 10.48.0.0/16, which is not in azure.vnet.cidrs'],
    });
  });

  test.each([
    ['that was deleted', [], 'the GatewaySubnet of hub no longer exists'],
    [
      'with another prefix',
      [vnetSubnet('GatewaySubnet', '10.40.254.0/27')],
      'the GatewaySubnet of hub is 10.40.254.0/27, not 10.40.255.0/27',
    ],
  ])('is a GatewaySubnet %s', (_, subnets, text) => {
    expect(vnetChanges(known, look({ subnets, gateways: [gatewaySeen()] }), found).lost).toEqual([text]);
  });

  test('is a gateway that was deleted', () => {
    expect(vnetChanges(known, look(), found).lost).toEqual([`hub no longer has the VPN gateway ${NAMED.id}`]);
  });
});
