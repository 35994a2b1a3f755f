import { explainRejection, READ_OBSTACLES, type RejectedRead } from '../../lib/discover/vnet/rejections';
import { lookInVnet, type WantedVnet } from '../../lib/discover/vnet/vnet-look';
import { VNET_OBSTACLES, vnetFindings } from '../../lib/discover/vnet/vnet-obstacles';
import type { VnetGatewaySeen, VnetSeen } from '../../lib/discover/vnet/vnet-seen';
import {
  APP,
  gatewaySeen,
  GROUP_OF,
  HUB,
  NAMED,
  peeringSeen,
  SUBSCRIPTION,
  vnetSeen,
  vnetSubnet,
  wantedVnet,
} from './vnet';

type Case = readonly [Partial<VnetSeen>, Partial<WantedVnet>, string];

/** Code and sentence, without the remedy, of everything that is found. */
function found(vnet: Partial<VnetSeen>, asked: Partial<WantedVnet> = {}): readonly (readonly [string, string])[] {
  const look = lookInVnet(vnetSeen(vnet), wantedVnet(asked));
  return vnetFindings(look).map(({ code, text }) => [code, text.split(';')[0] ?? '']);
}

/** A VNet with a gateway that the config names. */
function named(gateway: Partial<VnetGatewaySeen>, wanted: Partial<WantedVnet>, text: string): Case {
  return [{ gateways: [gatewaySeen(gateway)] }, { gateway: NAMED, ...wanted }, text];
}

function gatewaySubnet(prefix: string, more: Parameters<typeof vnetSubnet>[2] = {}): Partial<VnetSeen> {
  return { subnets: [vnetSubnet('GatewaySubnet', prefix, more)] };
}

const SPOKE = {
  name: 'app1',
  id: APP,
  vnet: 'app1',
  resourceGroup: 'network',
  prefixes: ['10.41.0.0/16'],
  peering: 'created',
} as const;
const ON_PREMISES = { name: 'branch', prefixes: ['10.0.0.0/16'] };
const CONNECTIONS = 'Microsoft.Network/virtualNetworkGateways/connections/read at GATEWAY';

/** What is found, by the code of its obstacle. */
const CASES: Readonly<Record<string, Case>> = {
  'vnet-subscription': [
    {},
    { subscription: '8a1d2c33-1b2c-4d5e-8f90-a1b2c3d4e5f6' },
    `hub is in the subscription ${SUBSCRIPTION}, and this login uses 8a1d2c33-1b2c-4d5e-8f90-a1b2c3d4e5f6`,
  ],
  'vnet-location': [{ location: 'northeurope' }, {}, 'hub is in northeurope, and azure.location is westeurope'],
  'vnet-overlap': [{}, { remotePrefixes: ['10.40.8.0/22'] }, 'hub has 10.40.0.0/16, which overlaps 10.40.8.0/22'],
  'gateway-subnet-missing': [
    { subnets: [vnetSubnet('work', '10.40.255.128/25')] },
    {},
    'hub has no GatewaySubnet, and 10.40.255.96/27 is free',
  ],
  'gateway-subnet-exists': [
    {},
    { createdGatewaySubnet: '10.40.254.0/27' },
    'the GatewaySubnet of hub is 10.40.255.0/27, not 10.40.254.0/27',
  ],
  'gateway-subnet-taken': [
    { subnets: [vnetSubnet('work', '10.40.0.0/24')] },
    { createdGatewaySubnet: '10.40.0.64/27' },
    'the subnet work of hub has 10.40.0.0/24, which overlaps 10.40.0.64/27',
  ],
  'gateway-subnet-small': [
    gatewaySubnet('10.40.255.0/28'),
    { longestGatewaySubnetPrefix: 27 },
    'the GatewaySubnet of hub is 10.40.255.0/28, and the gateway needs /27 or larger',
  ],
  'gateway-subnet-security-group': [
    gatewaySubnet('10.40.255.0/27', { securityGroup: GROUP_OF.securityGroup }),
    {},
    'the GatewaySubnet of hub has the network security group nsg',
  ],
  'gateway-subnet-route-table': [
    gatewaySubnet('10.40.255.0/27', { routeTable: GROUP_OF.routeTable }),
    {},
    'the GatewaySubnet of hub has the route table rt',
  ],
  'gateway-exists': [{ gateways: [gatewaySeen()] }, {}, 'hub has the VPN gateway gw'],
  'gateway-remote': [
    { peerings: [peeringSeen({ usesRemoteGateway: true })] },
    { spokes: [{ ...SPOKE, peering: 'existing' }] },
    'hub uses the gateway of app1',
  ],
  'gateway-vnet': named({ subnets: [`${APP}/subnets/GatewaySubnet`] }, {}, 'the gateway gw is not in hub'),
  'gateway-type': named({ type: 'ExpressRoute' }, {}, 'the gateway gw is of the type ExpressRoute'),
  'gateway-policy-based': named({ vpnType: 'PolicyBased' }, {}, 'the gateway gw is PolicyBased'),
  'gateway-active-active': named({ activeActive: true }, {}, 'the gateway gw is active-active'),
  'gateway-basic': named({ sku: 'Basic' }, {}, 'the gateway gw has the SKU Basic'),
  'gateway-public-ip': named({ publicIps: [`${HUB}-ip`] }, {}, 'the gateway gw does not have the public IP gw-ip'),
  'connection-same': named({ connections: [ON_PREMISES] }, {}, 'the connection branch leads to 10.0.0.0/16'),
  'connection-more-specific': named(
    { connections: [{ name: 'branch', prefixes: ['10.0.7.0/24'] }] },
    {},
    'the connection branch leads to 10.0.7.0/24, a part of 10.0.0.0/16',
  ),
  'connections-unread': [{ missingActions: [CONNECTIONS] }, {}, `this identity may not do ${CONNECTIONS}`],
  'spoke-peered': [{ peerings: [peeringSeen()] }, { spokes: [SPOKE] }, 'hub is peered with the spoke app1 by to-app'],
  'spoke-transit': [
    { peerings: [peeringSeen({ gatewayTransit: false })] },
    { spokes: [{ ...SPOKE, peering: 'existing' }] },
    'the peering with the spoke app1 has no gateway transit',
  ],
  'peering-overlap': [
    { peerings: [peeringSeen({ prefixes: ['10.0.0.0/8'] })] },
    { spokes: [{ ...SPOKE, peering: 'existing' }] },
    'the peered VNet app1 has 10.0.0.0/8, which overlaps 10.0.0.0/16',
  ],
  peering: [{ peerings: [peeringSeen()] }, {}, 'hub is peered with app1 (10.41.0.0/16)'],
};

describe('an existing VNet', () => {
  test('that has a GatewaySubnet has no findings', () => {
    expect(found({})).toEqual([]);
  });

  test.each(VNET_OBSTACLES.map(({ code, seen }) => [code, seen]))('is reported by %s: %s', (code) => {
    const [vnet, asked, text] = CASES[code] ?? [{}, {}, 'no case'];

    expect(found(vnet, asked)).toEqual([[code, text]]);
  });

  test('is reported with a remedy in the same line', () => {
    const [finding] = vnetFindings(lookInVnet(vnetSeen({ location: 'northeurope' }), wantedVnet()));

    expect(finding?.text).toBe(
      'hub is in northeurope, and azure.location is westeurope; set azure.location to the location of the VNet',
    );
  });

  test('may have the gateway that the link created', () => {
    expect(found({ gateways: [gatewaySeen({ own: true })] })).toEqual([]);
  });

  test('may have the peering that the link created', () => {
    expect(found({ peerings: [peeringSeen({ name: 'to-app1' })] }, { spokes: [SPOKE] })).toEqual([]);
  });

  test('may have an ExpressRoute gateway beside the VPN gateway', () => {
    expect(found({ gateways: [gatewaySeen({ type: 'ExpressRoute' })] })).toEqual([]);
  });

  test('may have a small GatewaySubnet when the gateway in it exists', () => {
    expect(found({ ...gatewaySubnet('10.40.255.0/28'), gateways: [gatewaySeen()] }, { gateway: NAMED })).toEqual([]);
  });

  test('is reported by the kind of a gateway that the config does not name, and nothing else', () => {
    expect(found({ gateways: [gatewaySeen({ vpnType: 'PolicyBased' })] })).toEqual([
      ['gateway-policy-based', 'the gateway gw is PolicyBased'],
    ]);
  });

  test('may have a gateway of the SKU Basic for a link without a policy', () => {
    expect(found({ gateways: [gatewaySeen({ sku: 'Basic' })] }, { gateway: NAMED, asksForPolicy: false })).toEqual([]);
  });

  test('may have a connection to a larger prefix than that of AWS', () => {
    const connections = [{ name: 'branch', prefixes: ['10.0.0.0/8'] }];

    expect(found({ gateways: [gatewaySeen({ connections })] }, { gateway: NAMED })).toEqual([]);
  });

  test.each([
    ['missing', [], 'hub is not peered with the spoke app1'],
    ['not connected', [peeringSeen({ state: 'Initiated' })], 'the peering with the spoke app1 is Initiated'],
  ])('is reported by the existing peering of a spoke that is %s', (_, peerings, text) => {
    expect(found({ peerings }, { spokes: [{ ...SPOKE, peering: 'existing' }] })).toEqual([['spoke-transit', text]]);
  });
});

describe('a network that Azure does not return', () => {
  const rejected = (change: Partial<RejectedRead>): RejectedRead => ({
    key: 'azure.vnet.id',
    id: HUB,
    status: 400,
    code: '',
    detail: '',
    ...change,
  });
  const action = 'Microsoft.Network/virtualNetworks/read';
  const READS: Readonly<Record<string, readonly [Partial<RejectedRead>, string]>> = {
    'azure-rights': [
      {
        status: 403,
        code: 'AuthorizationFailed',
        detail: `The client 'x' does not have authorization to perform action '${action}' over scope '${HUB}'.`,
      },
      `this identity may not do ${action} at ${HUB}; get a role with this action there, such as Reader`,
    ],
    'azure-subscription-unknown': [
      { status: 404, code: 'SubscriptionNotFound' },
      `azure.vnet.id is in the subscription ${SUBSCRIPTION}, which this login has no access to; correct the id, or log in to the tenant of this subscription (\`az login --tenant TENANT\`)`,
    ],
    'azure-gone': [
      { status: 404, code: 'ResourceNotFound' },
      `azure.vnet.id is ${HUB}, which does not exist; correct the id, or remove the key to have one created`,
    ],
  };

  test.each(READ_OBSTACLES.map(({ code, seen }) => [code, seen]))('is reported by %s: %s', (code) => {
    const [change, text] = READS[code] ?? [{}, 'no case'];

    expect(explainRejection(rejected(change))).toBe(text);
  });

  test('is reported with the action of its type when Azure names none', () => {
    expect(explainRejection(rejected({ status: 403 }))).toContain(`may not do ${action} at ${HUB};`);
  });

  test('is reported with the sentence of Azure for any other reason', () => {
    expect(explainRejection(rejected({ status: 429, code: 'TooManyRequests', detail: 'Wait.' }))).toBe(
      `azure.vnet.id is ${HUB}, and Azure returned 429 TooManyRequests Wait.; fix the cause, then run this again`,
    );
  });
});
