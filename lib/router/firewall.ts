import type { RouterView } from '../model/views';
import type { NftMatch, NftTable } from './nftables';

/**
 * Largest TCP segment through the tunnel, in bytes.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices
 */
const TCP_MSS = 1_350;

const VPC: NftMatch = { kind: 'address', direction: 'source', set: 'vpc' };
const TO_VPC: NftMatch = { kind: 'address', direction: 'destination', set: 'vpc' };
const AZURE: NftMatch = { kind: 'address', direction: 'source', set: 'azure' };
const TO_AZURE: NftMatch = { kind: 'address', direction: 'destination', set: 'azure' };

/** What the router lets pass: the prefixes of the two sides, and only through the tunnels. */
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
        policy: 'accept',
        rules: [
          { when: [on('in', true), { kind: 'established' }], then: { kind: 'accept' } },
          { when: [on('in', true), AZURE, { kind: 'icmp' }], then: { kind: 'accept' } },
          {
            why: 'The Azure side reaches hosts of the VPC, not the router.',
            when: [on('in', true)],
            then: { kind: 'drop' },
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
            why: 'Nothing for Azure leaves in clear, not even with the tunnel interface gone.',
            when: [on('out', false), TO_AZURE],
            then: { kind: 'drop' },
          },
        ],
      },
    ],
  };
}
