import { emptyHandoff } from '../../lib/handoff/handoff';
import { teardownSteps } from '../../lib/workspace/teardown';
import { configOf } from '../fixtures/config';
import { bothSides, DEPLOYED } from '../fixtures/handoffs';
import { linkOf, SHORTEST } from '../fixtures/link-of';
import { BOTH_SITES } from '../fixtures/sites';

const commands = (handoff = DEPLOYED, yaml = SHORTEST) =>
  teardownSteps(linkOf(yaml, handoff), handoff).map(({ command = '' }) =>
    command.replace(/^npm run .* -- (?=npx)/, ''),
  );

describe('a teardown by hand', () => {
  test('deletes the router, then Azure, then the network, and forgets each side once it is deleted', () => {
    expect(commands()).toEqual([
      'npx cdk destroy link-router',
      'npx cdktf destroy --skip-provider-lock',
      'npm run -s vpc2vnet handoff forget azure',
      'npx cdk destroy link-network',
      'npm run -s vpc2vnet handoff forget aws',
    ]);
  });

  test('deletes a router that the app leaves out by CloudFormation, deployed or not', () => {
    expect(commands(emptyHandoff('link'))[0]).toMatch(/^aws cloudformation delete-stack --stack-name link-router /);
  });

  test('deletes a router that Azure knows by an older address by CloudFormation, since the app leaves it out', () => {
    const older = bothSides(DEPLOYED.aws, { peerAddresses: { 'router-1': '198.51.100.99' } });
    expect(commands(older)[0]).toMatch(/^aws cloudformation delete-stack /);
  });

  test('deletes a site that left the config, each of its stacks among those of its kind', () => {
    const deletion = (stack: string): string =>
      `aws cloudformation delete-stack --stack-name ${stack} --region us-east-1 && aws cloudformation wait stack-delete-complete --stack-name ${stack} --region us-east-1`;

    expect(commands({ ...DEPLOYED, sites: BOTH_SITES.sites })).toEqual([
      'npx cdk destroy link-router',
      deletion('link--virginia-router'),
      'npx cdktf destroy --skip-provider-lock',
      'npm run -s vpc2vnet handoff forget azure',
      'npx cdk destroy link-network',
      deletion('link--virginia-network'),
      'npm run -s vpc2vnet handoff forget aws',
      'npm run -s vpc2vnet handoff forget sites.virginia',
    ]);
  });

  test('deletes the resource group of an Azure side that was deployed from Bicep', () => {
    const yaml = configOf({ azure: { resourceGroup: 'my(group)' } });
    expect(commands(bothSides({}, { deployedBy: 'arm' }), yaml)[1]).toBe("az group delete --name 'my(group)'");
  });

  test('deletes from an existing resource group only what has the tag of the link', () => {
    const id = '/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resourceGroups/network';
    const yaml = configOf({ azure: { resourceGroup: { id } } });
    expect(commands(bothSides({}, { deployedBy: 'arm' }), yaml)[1]).toBe(
      `az resource delete --ids $(az resource list --tag vpc2vnet-link=link --query "[?resourceGroup=='network'].id" --output tsv)`,
    );
  });
});
