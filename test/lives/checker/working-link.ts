import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AzureResource, Clouds, Instance } from './clouds';

const EXPECTED = join(__dirname, '../../../examples/minimal/expected');

export const LINK = 'minimal';
export const ROUTER_ADDRESS = '198.51.100.10';
export const GATEWAY_ADDRESS = '203.0.113.10';
export const SECRET_ARN = 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:minimal-preview-AAAAAA';
const KEY = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkl';
const TAGS = { 'vpc2vnet-link': LINK };
const NETWORK = '/subscriptions/s/resourceGroups/minimal/providers/Microsoft.Network';

/** Both clouds as they are when the link `minimal` is deployed; the router's user data is that of the example. */
export function workingLink(): Clouds {
  return {
    aws: {
      vpcs: [{ id: 'vpc-1', cidrs: ['10.0.0.0/16'], tags: TAGS }],
      subnets: [{ id: 'subnet-1', vpc: 'vpc-1' }],
      routeTables: [
        { id: 'rtb-main', vpc: 'vpc-1', subnets: [], isMain: true, routes: [] },
        {
          id: 'rtb-1',
          vpc: 'vpc-1',
          subnets: ['subnet-1'],
          isMain: false,
          routes: [
            { destination: '10.0.0.0/16' },
            { destination: '0.0.0.0/0' },
            { destination: '10.3.0.0/16', instance: 'i-1' },
          ],
        },
      ],
      addresses: [{ address: ROUTER_ADDRESS, instance: 'i-1', tags: TAGS }],
      instances: [router()],
      securityGroups: [
        {
          id: 'sg-1',
          ingress: [
            { protocol: 'udp', from: 500, to: 500, source: `${GATEWAY_ADDRESS}/32` },
            { protocol: 'udp', from: 4500, to: 4500, source: `${GATEWAY_ADDRESS}/32` },
            { protocol: '-1', source: '10.0.0.0/16' },
          ],
        },
      ],
      secrets: [{ arn: SECRET_ARN, value: KEY }],
      stacks: ['minimal-network', 'minimal-router'],
    },
    azure: azure(),
  };
}

function router(): Instance {
  const userData = readFileSync(join(EXPECTED, 'router/router-1/user-data'));
  return {
    id: 'i-1',
    state: 'running',
    subnet: 'subnet-1',
    securityGroups: ['sg-1'],
    sourceDestCheck: false,
    userData: userData.toString('base64'),
    tags: TAGS,
  };
}

function azure(): readonly AzureResource[] {
  const resource = (type: string, name: string, properties: Readonly<Record<string, unknown>>): AzureResource => ({
    id: `${NETWORK}/${type}/${name}`,
    name,
    type: `Microsoft.Network/${type}`,
    tags: TAGS,
    properties,
  });
  const reference = (path: string) => ({ id: `${NETWORK}/${path}` });
  return [
    resource('virtualNetworks', 'vnet', { addressSpace: { addressPrefixes: ['10.3.0.0/16'] } }),
    resource('publicIPAddresses', 'ip', { ipAddress: GATEWAY_ADDRESS }),
    resource('virtualNetworkGateways', 'gateway', {
      ipConfigurations: [
        {
          properties: {
            subnet: reference('virtualNetworks/vnet/subnets/GatewaySubnet'),
            publicIPAddress: reference('publicIPAddresses/ip'),
          },
        },
      ],
    }),
    resource('localNetworkGateways', 'vpc', {
      gatewayIpAddress: ROUTER_ADDRESS,
      localNetworkAddressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    }),
    resource('networkSecurityGroups', 'azureNsg', {
      securityRules: [
        {
          properties: {
            direction: 'Inbound',
            access: 'Allow',
            protocol: '*',
            sourceAddressPrefixes: ['10.0.0.0/16'],
          },
        },
      ],
    }),
    resource('connections', 'connection', {
      connectionType: 'IPsec',
      virtualNetworkGateway1: reference('virtualNetworkGateways/gateway'),
      localNetworkGateway2: reference('localNetworkGateways/vpc'),
      sharedKey: KEY,
      connectionProtocol: 'IKEv2',
      connectionMode: 'Default',
      dpdTimeoutSeconds: 45,
      usePolicyBasedTrafficSelectors: false,
      ipsecPolicies: [
        {
          ikeEncryption: 'AES256',
          ikeIntegrity: 'SHA384',
          dhGroup: 'ECP384',
          ipsecEncryption: 'GCMAES256',
          ipsecIntegrity: 'GCMAES256',
          pfsGroup: 'ECP384',
          saLifeTimeSeconds: 27_000,
          saDataSizeKilobytes: 102_400_000,
        },
      ],
    }),
  ];
}
