import { azureNeeds, azureTypesOf } from '../../lib/rights/azure-needs';
import { azureActionsFor } from '../../lib/rights/azure-role';
import { allLinks } from './links';

const LINKS = allLinks();

describe.each(LINKS)('what is asked for before $name is deployed', ({ link, stack }) => {
  test('is of the types in its Terraform stack', () => {
    const { ofLink, ofVms } = azureTypesOf(link.azure);

    expect([...ofLink, ...ofVms].sort()).toEqual(Object.keys(stack.resource ?? {}).sort());
  });

  test('is in the custom role', () => {
    const granted = azureActionsFor(stack, 'deploy');
    const { ofLink, ofVms } = azureNeeds(link.azure);

    expect([...ofLink, ...ofVms].filter((action) => !granted.includes(action))).toEqual([]);
  });
});

test('a gateway that exists need not be written', () => {
  const existing = LINKS.filter(({ link }) => link.azure.gateway.kind === 'existing');
  const needs = existing.flatMap(({ link }) => azureNeeds(link.azure).ofLink);

  expect(existing).not.toEqual([]);
  expect(needs).not.toContain('Microsoft.Network/virtualNetworkGateways/write');
});
