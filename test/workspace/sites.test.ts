import { planPlaceholders } from '../../lib/driver/components/azure-variables.edge';
import { emptyHandoff } from '../../lib/handoff/handoff';
import { azurePlaceholders } from '../../lib/workspace/azure-environment';
import { formerSites } from '../../lib/workspace/former-sites';
import { nextSteps } from '../../lib/workspace/next-step';
import { teardownSteps } from '../../lib/workspace/teardown';
import { terraformOf } from '../fixtures/azure-stack';
import { readyRoutersOf } from '../../lib/model/components';
import { AWS_FACTS, bothSides, ELASTIC_IP } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';
import { BOTH_NETWORKS, BOTH_SITES, TWO_SITES } from '../fixtures/sites';

const commandsOf = (steps: readonly { readonly command?: string }[]): readonly (string | undefined)[] =>
  steps.map(({ command }) => command);

const AZURE =
  'npm run -s vpc2vnet with-keys -- npx cdktf deploy --skip-provider-lock --outputs-file cdktf-outputs.json';

describe('the next commands of a link with two sites', () => {
  test('are first those of both networks, and the Azure side waits for them', () => {
    expect(commandsOf(nextSteps(linkOf(TWO_SITES), emptyHandoff('link')))).toEqual([
      'npx cdk deploy link-network',
      'npx cdk deploy link--virginia-network',
    ]);
  });

  describe('of which one was deployed alone', () => {
    const alone = bothSides({}, { peerAddresses: { 'router-1': ELASTIC_IP } });

    test('are the network of the added one, and the Azure side waits for it', () => {
      expect(commandsOf(nextSteps(linkOf(TWO_SITES, alone), alone))).toEqual(['npx cdk deploy link--virginia-network']);
    });

    test('are then the Azure side, before the router of the added one', () => {
      const handoff = { ...BOTH_SITES, azure: alone.azure };
      const link = linkOf(TWO_SITES, handoff);

      expect(commandsOf(nextSteps(link, handoff))).toEqual([
        AZURE,
        'npx cdk deploy link-router',
        'npx cdk deploy link--virginia-router',
      ]);
      expect(link.sites.map((site) => readyRoutersOf(link, site).length)).toEqual([1, 0]);
    });
  });

  test('are the routers of both, once the gateway is known', () => {
    expect(commandsOf(nextSteps(linkOf(TWO_SITES, BOTH_SITES), BOTH_SITES))).toEqual([
      'npx cdk deploy link-router',
      'npx cdk deploy link--virginia-router',
    ]);
  });

  test('are the Azure side, once both networks are known', () => {
    expect(commandsOf(nextSteps(linkOf(TWO_SITES, BOTH_NETWORKS), BOTH_NETWORKS))).toEqual([AZURE]);
  });
});

test('the reasons of two networks name the further site', () => {
  expect(nextSteps(linkOf(TWO_SITES), emptyHandoff('link')).map(({ why }) => why)).toEqual([
    'create the VPC, the Elastic IP and the shared key',
    'create the VPC, the Elastic IP and the shared key of virginia',
  ]);
});

test('the commands that delete two sites end with the networks, and remove each side from the hand-off', () => {
  expect(commandsOf(teardownSteps(linkOf(TWO_SITES, BOTH_SITES), BOTH_SITES))).toEqual([
    'npx cdk destroy link-router',
    'npx cdk destroy link--virginia-router',
    'npm run -s vpc2vnet -- with-keys --placeholders -- npx cdktf destroy --skip-provider-lock',
    'npm run -s vpc2vnet handoff forget azure',
    'npx cdk destroy link-network',
    'npx cdk destroy link--virginia-network',
    'npm run -s vpc2vnet handoff forget aws',
    'npm run -s vpc2vnet handoff forget sites.virginia',
  ]);
});

describe('a site that left the config', () => {
  test('is named with the commands that delete it', () => {
    expect(formerSites(linkOf(), BOTH_SITES)).toEqual([
      'the site virginia is no longer in the config and still in the hand-off; add it again, or run ' +
        '`aws cloudformation delete-stack --stack-name link--virginia-router --region us-east-1 && aws cloudformation wait stack-delete-complete --stack-name link--virginia-router --region us-east-1`, then ' +
        '`aws cloudformation delete-stack --stack-name link--virginia-network --region us-east-1 && aws cloudformation wait stack-delete-complete --stack-name link--virginia-network --region us-east-1`, then ' +
        '`npm run -s vpc2vnet handoff forget sites.virginia`',
    ]);
  });

  test('has no line while the config has it', () => {
    expect(formerSites(linkOf(TWO_SITES), BOTH_SITES)).toEqual([]);
  });
});

describe('placeholders', () => {
  test('of a removal and of a plan cover the variables without default of every site', () => {
    const link = linkOf(TWO_SITES, { ...emptyHandoff('link'), aws: AWS_FACTS });
    const required = Object.entries(terraformOf(link).variable)
      .filter(([name, { default: value }]) => value === undefined && !name.startsWith('adminSshPublicKey'))
      .map(([name]) => name);

    expect(required.sort()).toEqual(['sharedKey', 'sharedKey_virginia', 'vpcGatewayIpAddress_virginia']);
    expect(Object.keys(azurePlaceholders(link))).toEqual(expect.arrayContaining(required));
    expect(Object.keys(planPlaceholders(link))).toEqual(expect.arrayContaining(required));
  });
});
