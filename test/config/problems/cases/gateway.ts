import { azure, type Case } from '../../case';

/** The VPN gateway: SKU, generation, zones. */
export const GATEWAY: readonly Case[] = [
  {
    title: 'a retired SKU is invalid with its replacement and the dates',
    yaml: azure('gateway: {sku: VpnGw1}'),
    lines: [
      '3:46 azure.gateway.sku must be a SKU that Azure still creates: creation was blocked in May 2025 and the SKU was retired on 30 September 2026, got "VpnGw1"; use VpnGw1AZ [sku-retired]',
    ],
  },
  {
    title: 'an older retired SKU is invalid with its replacement and the dates',
    yaml: azure('gateway: {sku: HighPerformance}'),
    lines: [
      '3:46 azure.gateway.sku must be a SKU that Azure still creates: creation was blocked on 1 December 2023 and the SKU was retired in March 2026, got "HighPerformance"; use VpnGw2AZ [sku-retired]',
    ],
  },
  {
    title: 'an unknown SKU is invalid with the nearest one',
    yaml: azure('gateway: {sku: vpngw1az}'),
    lines: [
      '3:46 azure.gateway.sku must be one of VpnGw1AZ, VpnGw2AZ, VpnGw3AZ, VpnGw4AZ, VpnGw5AZ, Basic, got "vpngw1az"; the nearest is VpnGw1AZ [sku-unknown]',
    ],
  },
  {
    title: 'a SKU named like a part of every object is invalid',
    yaml: azure('gateway: {sku: constructor}'),
    lines: [
      '3:46 azure.gateway.sku must be one of VpnGw1AZ, VpnGw2AZ, VpnGw3AZ, VpnGw4AZ, VpnGw5AZ, Basic, got "constructor"; the nearest is Basic [sku-unknown]',
    ],
  },
  {
    title: 'a generation that the SKU does not come in is invalid',
    yaml: azure('gateway: {sku: VpnGw1AZ, generation: Generation2}'),
    lines: [
      '3:68 azure.gateway.generation must be Generation1 for VpnGw1AZ, got "Generation2"; write Generation1, or leave the key out [sku-generation]',
    ],
  },
  {
    title: 'the largest SKUs are invalid in the first generation',
    yaml: azure('gateway: {sku: VpnGw5AZ, generation: Generation1}'),
    lines: [
      '3:68 azure.gateway.generation must be Generation2 for VpnGw5AZ, got "Generation1"; write Generation2, or leave the key out [sku-generation]',
    ],
  },
  {
    title: 'Basic is invalid with the default profile',
    yaml: azure('gateway: {sku: Basic}'),
    lines: [
      '3:46 azure.gateway.sku must be a SKU that supports a custom IPsec policy, which the default profile, strong, uses, got "Basic"; write profile: azure-default under ipsec, or use VpnGw1AZ [sku-policy]',
    ],
  },
  {
    title: 'Basic is invalid with a profile that needs a policy',
    yaml: azure('gateway: {sku: Basic}') + 'ipsec: {profile: compatible}\n',
    lines: [
      '4:18 ipsec.profile must be azure-default, because Basic supports no custom IPsec policy, got "compatible"; write profile: azure-default under ipsec, or use VpnGw1AZ [sku-policy]',
    ],
  },
  {
    title: 'Basic is invalid with a connection mode and with zones',
    yaml:
      azure(`gateway: {sku: Basic, zones: ['1']}`) + 'ipsec: {profile: azure-default, connectionMode: InitiatorOnly}\n',
    lines: [
      '3:60 azure.gateway.zones must be empty for Basic, whose public IP has no zones; leave the key out, or use VpnGw1AZ [sku-zones]',
      '4:49 ipsec.connectionMode must be Default for Basic, got "InitiatorOnly"; leave the key out, or use VpnGw1AZ [sku-connection-mode]',
    ],
  },
  {
    title: 'zones are invalid where there are none',
    yaml: `name: ab
aws: {region: us-west-2}
azure: {location: West US, gateway: {zones: ['1']}}
`,
    lines: [
      '3:45 azure.gateway.zones must be empty in westus, which has no availability zones; leave the key out, or choose a location with zones [location-zones]',
    ],
  },
  {
    title: 'a duplicate zone is invalid',
    yaml: azure(`gateway: {zones: ['1', '1']}`),
    lines: ['3:48 azure.gateway.zones must name each zone once; remove the duplicate [zones-duplicate]'],
  },
  {
    title: 'a zone without quotes is invalid with the remedy',
    yaml: azure('gateway: {zones: [1]}'),
    lines: ['3:49 azure.gateway.zones[0] must be one of 1, 2, 3, got 1; put it in quotes [choice]'],
  },
];
