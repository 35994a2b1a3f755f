import { writeFileSync } from 'node:fs';
import type { FoundNetworks } from '../../lib/handoff/handoff';
import { linkFiles } from '../../lib/workspace/link-files';
import { checkFound, loadDraft } from '../../lib/workspace/load-link.edge';
import { configOf } from '../fixtures/config';

const GROUP = '/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resourceGroups/network/providers/Microsoft.Network';
const HUB = `${GROUP}/virtualNetworks/hub`;

/** What was found of the VNet, with or without a gateway. */
const found = (gateway: Partial<FoundNetworks['vnet']>): FoundNetworks => ({
  vnet: { id: HUB, cidrs: ['10.40.0.0/16'], gatewaySubnet: '10.40.255.0/27', ...gateway },
});

describe('a link in an existing VNet with a resource group of its own', () => {
  const files = linkFiles({ config: 'draft.yaml' });

  beforeEach(() => writeFileSync('draft.yaml', configOf({ azure: { vnet: { id: HUB }, resourceGroup: 'mine' } })));

  test('is a draft until somebody has read whether the VNet has a gateway', () => {
    expect(loadDraft(files).config.azure.resourceGroup).toBe('mine');
  });

  test('is valid when the VNet has one', () => {
    const gateway = { id: `${GROUP}/virtualNetworkGateways/gw`, publicIps: [`${GROUP}/publicIPAddresses/gw-ip`] };

    expect(() => checkFound(files, found({ gateway }))).not.toThrow();
  });

  test('is invalid when a gateway would be created in the group of the VNet', () => {
    expect(() => checkFound(files, found({}))).toThrow(/azure-resource-group/);
  });
});
