import { disagreements } from './check-link';
import type { Clouds } from './clouds';
import { inAws, inAzure, inPolicy, inRouter, inUserData } from './mutations';
import { remains } from './remains';
import { GATEWAY_ADDRESS, LINK, ROUTER_ADDRESS, SECRET_ARN, workingLink } from './working-link';

const SECURITY_GROUP = "the router's security group";

/** One thing changed in one cloud, and what the checker must then say: this, and nothing else. */
const RED: readonly (readonly [string, (clouds: Clouds) => Clouds, string])[] = [
  ['no connection', inAzure('connections', undefined), 'Azure has no connection of the link minimal'],
  [
    'a connection to a local network gateway that is gone',
    inAzure('localNetworkGateways', undefined),
    'Azure has no /subscriptions/s/resourceGroups/minimal/providers/Microsoft.Network/localNetworkGateways/vpc',
  ],
  [
    'an instance of another user data',
    inRouter({ userData: Buffer.from('#!/bin/sh').toString('base64') }),
    'the user data is not a cloud-config',
  ],
  [
    'a local network gateway of another address',
    inAzure('localNetworkGateways', { gatewayIpAddress: '198.51.100.99' }),
    `Azure does not send to ${ROUTER_ADDRESS}, an Elastic IP of the link
Azure sends to 198.51.100.99, which is not an Elastic IP of the account`,
  ],
  [
    'an Elastic IP that is released',
    inAws(() => ({ addresses: [] })),
    `Azure sends to ${ROUTER_ADDRESS}, which is not an Elastic IP of the account`,
  ],
  [
    'an Elastic IP without an instance',
    inAws(({ addresses }) => ({ addresses: addresses.map((each) => ({ ...each, instance: undefined })) })),
    `Azure sends to ${ROUTER_ADDRESS}, which is associated with no instance`,
  ],
  [
    'a terminated router',
    inRouter({ state: 'terminated' }),
    `Azure sends to ${ROUTER_ADDRESS}, whose instance is terminated`,
  ],
  [
    'a gateway of another address',
    inAzure('publicIPAddresses', { ipAddress: '203.0.113.99' }),
    `the router sends to ${GATEWAY_ADDRESS}, not to the Azure gateway 203.0.113.99
the router's firewall, for IKE, lacks 203.0.113.99 of Azure
the router's firewall, for IKE, has ${GATEWAY_ADDRESS}, which Azure has not
${SECURITY_GROUP} does not let UDP 500 in from 203.0.113.99/32
${SECURITY_GROUP} does not let UDP 4500 in from 203.0.113.99/32
${SECURITY_GROUP} lets UDP 500 in from ${GATEWAY_ADDRESS}/32, which is not the gateway
${SECURITY_GROUP} lets UDP 4500 in from ${GATEWAY_ADDRESS}/32, which is not the gateway`,
  ],
  [
    'a router that sends to another address',
    inUserData(`remote_addrs = ${GATEWAY_ADDRESS}`, 'remote_addrs = 203.0.113.99'),
    `the router sends to 203.0.113.99, not to the Azure gateway ${GATEWAY_ADDRESS}`,
  ],
  [
    'a router of another identity',
    inUserData('      id = "@ROUTER_ADDRESS@"\n', '      id = 198.51.100.99\n'),
    `the router identifies itself as 198.51.100.99, Azure expects ${ROUTER_ADDRESS}`,
  ],
  [
    'a router of another address',
    inUserData(`ROUTER_ADDRESS='${ROUTER_ADDRESS}'\n    PREPARED`, `ROUTER_ADDRESS='198.51.100.99'\n    PREPARED`),
    `the router identifies itself as 198.51.100.99, Azure expects ${ROUTER_ADDRESS}`,
  ],
  [
    "a firewall that takes IKE from nobody's address",
    inUserData(`elements = { ${GATEWAY_ADDRESS} }`, 'elements = { 203.0.113.99 }'),
    `the router's firewall, for IKE, lacks ${GATEWAY_ADDRESS} of Azure
the router's firewall, for IKE, has 203.0.113.99, which Azure has not`,
  ],
  [
    'a router that expects another identity',
    inUserData(`      id = ${GATEWAY_ADDRESS}\n`, '      id = 203.0.113.99\n'),
    `the router expects the identity 203.0.113.99, the Azure gateway has ${GATEWAY_ADDRESS}`,
  ],
  [
    'a key that is stored for another identity',
    inUserData('id-local = "@ROUTER_ADDRESS@"', 'id-local = 198.51.100.99'),
    `the router's key is for 198.51.100.99 and ${GATEWAY_ADDRESS}, not for ${ROUTER_ADDRESS} and ${GATEWAY_ADDRESS}`,
  ],
  [
    'a secret that is deleted',
    inAws(() => ({ secrets: [] })),
    `the router reads its key from ${SECRET_ARN}, which does not exist`,
  ],
  [
    'a secret of another value',
    inAws(() => ({ secrets: [{ arn: SECRET_ARN, value: 'another' }] })),
    `the key at ${SECRET_ARN} is not the connection's shared key`,
  ],
  [
    'a connection of another key',
    inAzure('connections', { sharedKey: 'another' }),
    `the key at ${SECRET_ARN} is not the connection's shared key`,
  ],
  [
    'a connection of IKEv1',
    inAzure('connections', { connectionProtocol: 'IKEv1' }),
    'the connection uses IKEv1, the router uses IKEv2',
  ],
  [
    'policy-based traffic selectors',
    inAzure('connections', { usePolicyBasedTrafficSelectors: true }),
    'traffic selectors: the router has 0.0.0.0/0 and 0.0.0.0/0, a route-based gateway has 0.0.0.0/0',
  ],
  [
    'a router of narrow traffic selectors',
    inUserData('local_ts = 0.0.0.0/0', 'local_ts = 10.0.0.0/16'),
    'traffic selectors: the router has 10.0.0.0/16 and 0.0.0.0/0, a route-based gateway has 0.0.0.0/0',
  ],
  [
    'two sides that only respond',
    (clouds) =>
      inUserData(
        'start_action = trap|start',
        'start_action = none',
      )(inAzure('connections', { connectionMode: 'ResponderOnly' })(clouds)),
    'neither side initiates: the connection is ResponderOnly, and the router only responds',
  ],
  [
    'a dead peer detection that Azure does not take',
    inAzure('connections', { dpdTimeoutSeconds: 5 }),
    'a dead peer is not detected by both sides',
  ],
  [
    'a router without dead peer detection',
    inUserData('dpd_delay = 5s', 'dpd_delay = 0s'),
    'a dead peer is not detected by both sides',
  ],
  [
    'another IKE encryption',
    inPolicy('ikeEncryption', 'AES128'),
    "IKE encryption: Azure's policy has aes128, the router proposes aes256",
  ],
  [
    'another IKE integrity',
    inPolicy('ikeIntegrity', 'SHA256'),
    "IKE integrity: Azure's policy has sha256, the router proposes sha384",
  ],
  [
    'another Diffie-Hellman group',
    inPolicy('dhGroup', 'DHGroup14'),
    "Diffie-Hellman group: Azure's policy has modp2048, the router proposes ecp384",
  ],
  [
    'another IPsec encryption',
    inPolicy('ipsecEncryption', 'GCMAES128'),
    "IPsec encryption: Azure's policy has aes128gcm16, the router proposes aes256gcm16",
  ],
  ['another PFS group', inPolicy('pfsGroup', 'None'), "PFS group: Azure's policy has none, the router proposes ecp384"],
  [
    'another IPsec integrity',
    (clouds) =>
      inPolicy(
        'ipsecIntegrity',
        'SHA256',
      )(
        inPolicy(
          'ipsecEncryption',
          'AES256',
        )(inUserData('esp_proposals = aes256gcm16-ecp384', 'esp_proposals = aes256-sha1-ecp384')(clouds)),
      ),
    "IPsec integrity: Azure's policy has sha256, the router proposes sha1",
  ],
  [
    "Azure's own list instead of a policy",
    inAzure('connections', { ipsecPolicies: [] }),
    `IKE encryption, IKE integrity, Diffie-Hellman group: Azure's own list has none of aes256-sha384-ecp384
IPsec encryption, IPsec integrity, PFS group: Azure's own list has none of aes256gcm16-ecp384`,
  ],
  [
    'an IPsec SA that Azure ends first',
    inPolicy('saLifeTimeSeconds', 3_600),
    "IPsec SA, seconds: the router rekeys at 23400 and ends at 25740, which is not before Azure's 3600",
  ],
  [
    'a data size that Azure ends first',
    inPolicy('saDataSizeKilobytes', 1_024),
    "IPsec SA, bytes: the router rekeys at 85899345920 and ends at 94489280512, which is not before Azure's 1048576",
  ],
  [
    'an IKE SA that Azure ends first',
    inUserData('over_time = 2520s', 'over_time = 9999s'),
    "IKE SA, seconds: the router rekeys at 25200 and ends at 35199, which is not before Azure's 28800",
  ],
  [
    'a local network gateway without a CIDR block of the VPC',
    inAzure('localNetworkGateways', { localNetworkAddressSpace: { addressPrefixes: [] } }),
    'the local network gateway lacks 10.0.0.0/16 of the VPC',
  ],
  [
    'a local network gateway with a prefix beyond the VPC',
    inAzure('localNetworkGateways', { localNetworkAddressSpace: { addressPrefixes: ['10.0.0.0/16', '10.9.0.0/16'] } }),
    'the local network gateway has 10.9.0.0/16, which the VPC has not',
  ],
  [
    'a route table without a route to Azure',
    inAws(({ routeTables }) => ({
      routeTables: routeTables.map((table) => ({ ...table, routes: table.routes.slice(0, 2) })),
    })),
    'the route table rtb-1, to the router, lacks 10.3.0.0/16 of the VNet',
  ],
  [
    'a route to a router that is gone',
    inAws(({ routeTables }) => ({
      routeTables: routeTables.map((table) => ({
        ...table,
        routes: table.routes.map((route) => (route.instance ? { ...route, instance: 'i-0' } : route)),
      })),
    })),
    'the route table rtb-1, to the router, lacks 10.3.0.0/16 of the VNet',
  ],
  [
    'a router without a route into the tunnel',
    inUserData('ip route replace 10.3.0.0/16', 'ip route replace 10.4.0.0/16'),
    `the router's route into the tunnel lacks 10.3.0.0/16 of the VNet
the router's route into the tunnel has 10.4.0.0/16, which the VNet has not`,
  ],
  [
    'a firewall of another VPC',
    inUserData('elements = { 10.0.0.0/16 }', 'elements = { 10.1.0.0/16 }'),
    `the router's firewall, for the VPC, lacks 10.0.0.0/16 of the VPC
the router's firewall, for the VPC, has 10.1.0.0/16, which the VPC has not`,
  ],
  [
    'a firewall of another VNet',
    inUserData('elements = { 10.3.0.0/16 }', 'elements = { 10.3.0.0/16, 10.4.0.0/16 }'),
    "the router's firewall, for Azure, has 10.4.0.0/16, which the VNet has not",
  ],
  [
    'a router whose packets EC2 checks',
    inRouter({ sourceDestCheck: true }),
    'EC2 checks source and destination of i-1, so that it forwards nothing',
  ],
  [
    'a security group without the port of NAT traversal',
    inAws(({ securityGroups }) => ({
      securityGroups: securityGroups.map((group) => ({
        ...group,
        ingress: group.ingress.filter(({ from }) => from !== 4500),
      })),
    })),
    `${SECURITY_GROUP} does not let UDP 4500 in from ${GATEWAY_ADDRESS}/32`,
  ],
  [
    'a security group that lets in somebody else',
    inAws(({ securityGroups }) => ({
      securityGroups: securityGroups.map((group) => ({
        ...group,
        ingress: [...group.ingress, { protocol: 'udp', from: 500, to: 500, source: '192.0.2.1/32' }],
      })),
    })),
    `${SECURITY_GROUP} lets UDP 500 in from 192.0.2.1/32, which is not the gateway`,
  ],
  [
    'a security group that lets nothing of the VPC in',
    inAws(({ securityGroups }) => ({
      securityGroups: securityGroups.map((group) => ({
        ...group,
        ingress: group.ingress.filter(({ protocol }) => protocol !== '-1'),
      })),
    })),
    `${SECURITY_GROUP} lacks 10.0.0.0/16 of the VPC`,
  ],
  [
    'a network security group that lets nothing of the VPC in',
    inAzure('networkSecurityGroups', { securityRules: [] }),
    'the network security group azureNsg lacks 10.0.0.0/16 of the VPC',
  ],
];

describe('the checker of links', () => {
  test('finds nothing at a link that works', () => {
    expect(disagreements(LINK, workingLink())).toEqual([]);
  });

  test.each(RED)('names %s', (_, change, lines) => {
    expect(disagreements(LINK, change(workingLink())).join('\n')).toBe(lines);
  });

  test('takes the order of the AWS addresses and of the Azure resources as no difference', () => {
    const { aws, azure } = workingLink();

    expect(disagreements(LINK, { aws, azure: [...azure].reverse() })).toEqual([]);
  });

  test('lists what remains of a link', () => {
    expect(remains(workingLink(), LINK)).toHaveLength(11);
    expect(remains(workingLink(), 'another')).toEqual([]);
  });
});
