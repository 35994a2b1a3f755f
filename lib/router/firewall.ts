import { TCP_MSS } from '../catalog/tunnel-size';
import { valueOf } from '../model/fact';
import type { RouterView } from '../model/views';
import type { NftMatch, NftTable } from './nftables';

const VPC: NftMatch = { kind: 'address', direction: 'source', set: 'vpc' };
const TO_VPC: NftMatch = { kind: 'address', direction: 'destination', set: 'vpc' };
const GATEWAYS: NftMatch = { kind: 'address', direction: 'source', set: 'gateways' };
const AZURE: NftMatch = { kind: 'address', direction: 'source', set: 'azure' };
const TO_AZURE: NftMatch = { kind: 'address', direction: 'destination', set: 'azure' };

const PING: NftMatch = { kind: 'icmp', type: 'echo-request' };
const LOOPBACK: NftMatch = { kind: 'interface', direction: 'in', is: true, names: ['lo'] };

/** Where IKE and ESP in UDP arrive. @see https://www.rfc-editor.org/rfc/rfc3948 */
const IKE_PORTS = [500, 4_500];

/** Ports of a DHCP server and of its client. @see https://www.rfc-editor.org/rfc/rfc2131 */
const DHCP: NftMatch = { kind: 'udp', from: 67, to: [68] };

/**
 * What the router lets pass: between the prefixes of the two sides, and only through the tunnels. The router itself
 * accepts IKE, pings and answers; what it sends is restricted only where it is for Azure.
 */
export function buildFirewall({ tunnels, localPrefixes, remotePrefixes }: RouterView): NftTable {
  const names = tunnels.map(({ device }) => device.interfaceName);
  const on = (direction: 'in' | 'out', is: boolean): NftMatch => ({ kind: 'interface', direction, is, names });
  const clamp = { kind: 'clamp-mss', bytes: TCP_MSS } as const;
  return {
    family: 'inet',
    name: 'vpc2vnet',
    sets: [
      { name: 'vpc', networks: localPrefixes },
      { name: 'azure', networks: remotePrefixes },
      { name: 'gateways', networks: tunnels.map(({ gatewayAddress }) => valueOf(gatewayAddress)) },
    ],
    chains: [
      {
        name: 'mss',
        hook: 'forward',
        priority: 'mangle',
        policy: 'accept',
        rules: [
          { when: [on('out', true), { kind: 'syn' }], then: clamp },
          { when: [on('in', true), { kind: 'syn' }], then: clamp },
        ],
      },
      {
        name: 'forward',
        hook: 'forward',
        priority: 'filter',
        policy: 'drop',
        rules: [
          { when: [on('in', false), on('out', true), VPC, TO_AZURE], then: { kind: 'accept' } },
          { when: [on('in', true), on('out', false), AZURE, TO_VPC], then: { kind: 'accept' } },
        ],
      },
      {
        name: 'input',
        hook: 'input',
        priority: 'filter',
        policy: 'drop',
        rules: [
          {
            why: 'A redirect counts as related traffic.',
            when: [{ kind: 'icmp', type: 'redirect' }],
            then: { kind: 'drop' },
          },
          { when: [{ kind: 'established' }], then: { kind: 'accept' } },
          { when: [LOOPBACK], then: { kind: 'accept' } },
          { when: [on('in', false), GATEWAYS, { kind: 'udp', to: IKE_PORTS }], then: { kind: 'accept' } },
          { when: [on('in', false), VPC, PING], then: { kind: 'accept' } },
          { when: [on('in', true), AZURE, PING], then: { kind: 'accept' } },
          {
            why: 'DHCP may renew a lease by broadcast.',
            when: [on('in', false), DHCP],
            then: { kind: 'accept' },
          },
        ],
      },
      {
        name: 'output',
        hook: 'output',
        priority: 'filter',
        policy: 'accept',
        rules: [
          {
            why: 'No traffic to Azure leaves unencrypted, not even without the tunnel interface.',
            when: [on('out', false), TO_AZURE],
            then: { kind: 'drop' },
          },
        ],
      },
    ],
  };
}
