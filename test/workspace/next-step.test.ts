import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';
import type { CommandStyle } from '../../lib/workspace/commands';
import { nextSteps, type NextStep } from '../../lib/workspace/next-step';
import { configOf, type ConfigPart } from '../fixtures/config';
import { deployedAs } from '../fixtures/deployed-as';
import { AWS_FACTS, bothSides, DEPLOYED, SECRET_ARN } from '../fixtures/handoffs';
import { linkOf, SHORTEST } from '../fixtures/link-of';

const EXISTING = configOf({
  aws: {
    vpc: {
      id: 'vpc-0a1b2c3d4e5f67890',
      cidrs: ['10.20.0.0/16'],
      subnets: [{ id: 'subnet-0123456789abcdef0', cidr: '10.20.0.0/24' }],
      routeTables: ['rtb-0aaaaaaaaaaaaaaaa'],
    },
  },
});
const NOTHING = emptyHandoff('link');
const NETWORK: Handoff = { ...NOTHING, aws: AWS_FACTS };
const steps = (handoff: Handoff, yaml = SHORTEST, files?: CommandStyle) =>
  nextSteps(linkOf(yaml, handoff), handoff, files);

/** The only step that there is. */
function step(handoff: Handoff, files?: CommandStyle, yaml = SHORTEST): NextStep {
  const [only, ...others] = steps(handoff, yaml, files);
  if (only === undefined || others.length > 0) throw new Error(`there are ${others.length} further steps, or none`);
  return only;
}

describe('the next step', () => {
  test('creates no VPC where one exists', () => {
    expect(step(NOTHING, undefined, EXISTING).why).toBe('create the Elastic IP and the shared key');
  });

  test('is the network while nothing is known', () => {
    expect(step(NOTHING)).toEqual({
      why: 'create the VPC, the Elastic IP and the shared key',
      command: 'npx cdk deploy link-network',
    });
  });

  test('is Azure once the network is known, with the key passed by with-keys', () => {
    expect(step(NETWORK).command).toBe(
      'npm run -s vpc2vnet with-keys -- npx cdktf deploy --skip-provider-lock --outputs-file cdktf-outputs.json',
    );
  });

  test('is the router once both sides are known', () => {
    expect(step(bothSides())).toEqual({
      why: 'create the router and establish the tunnel',
      command: 'npx cdk deploy link-router',
    });
  });

  test('is nothing once every part was deployed with the inputs of now', () => {
    expect(steps(deployedAs(SHORTEST))).toEqual([]);
  });

  test('is nothing for a link of which only the facts are known', () => {
    expect(steps(DEPLOYED)).toEqual([]);
  });

  test('does not go beyond what facts are known for', () => {
    expect(steps({ ...NOTHING, aws: { ...AWS_FACTS, images: {} } }).map(({ command }) => command)).toEqual([
      'npx cdk deploy link-network',
      expect.stringContaining('cdktf deploy'),
    ]);
  });
});

describe('the steps after an edit', () => {
  const after = (change: ConfigPart, handoff = deployedAs(SHORTEST)) =>
    steps(handoff, configOf(change)).map(({ command }) => command);
  const [NETWORK_STEP, AZURE_STEP, ROUTER_STEP] = [
    'npx cdk deploy link-network',
    'npm run -s vpc2vnet with-keys -- npx cdktf deploy --skip-provider-lock --outputs-file cdktf-outputs.json',
    'npx cdk deploy link-router',
  ];

  test.each<[string, ConfigPart, readonly string[]]>([
    ['another profile is for Azure first', { ipsec: { profile: 'compatible' } }, [AZURE_STEP, ROUTER_STEP]],
    [
      'a further VPC range',
      { aws: { vpc: { cidrs: ['10.0.0.0/16', '10.1.0.0/16'] } } },
      [NETWORK_STEP, AZURE_STEP, ROUTER_STEP],
    ],
    ['a further VNet range', { azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } } }, [AZURE_STEP, ROUTER_STEP]],
    ['a tag', { tags: { team: 'a' } }, [NETWORK_STEP, AZURE_STEP, ROUTER_STEP]],
    ['a longer wait', { aws: { router: { waitMinutes: 30 } } }, [ROUTER_STEP]],
    ['another type of instance', { aws: { router: { instanceType: 't4g.medium' } } }, [ROUTER_STEP]],
    ['another SKU', { azure: { gateway: { sku: 'VpnGw2AZ' } } }, [AZURE_STEP]],
    [
      'a router in another range',
      { aws: { vpc: { subnets: [{ name: 'Subnet1', cidr: '10.0.9.0/24' }] } } },
      ['npx cdk destroy link-router', NETWORK_STEP, ROUTER_STEP],
    ],
    [
      'another VPC range',
      { aws: { vpc: { cidrs: ['10.8.0.0/16'] } } },
      ['npx cdk destroy link-router', NETWORK_STEP, AZURE_STEP, ROUTER_STEP],
    ],
  ])('%s', (_, change, expected) => {
    expect(after(change)).toEqual(expected);
  });

  test('say what is outdated', () => {
    const handoff = deployedAs(SHORTEST);

    expect(steps(handoff, configOf({ ipsec: { profile: 'compatible' } })).map(({ why }) => why)).toEqual([
      'bring the Azure side up to date: IPsec',
      'bring the AWS router up to date: IPsec',
    ]);
  });

  test('are a deployment of Azure, then of the router, when the address and the key were created again', () => {
    const before = deployedAs(SHORTEST);
    const handoff: Handoff = {
      ...before,
      aws: {
        ...AWS_FACTS,
        ...before.aws,
        routerAddresses: { 'router-1': '198.51.100.9' },
        sharedKeySecretArn: `${SECRET_ARN}x`,
      },
    };

    expect(steps(handoff)).toEqual([
      {
        why: 'bring the Azure side up to date: the address of router-1, the shared key',
        command: expect.stringContaining('cdktf deploy'),
      },
      { why: 'bring the AWS router up to date: identity', command: ROUTER_STEP },
    ]);
  });

  test('leave to people an Azure side that Terraform did not deploy', () => {
    const handoff = deployedAs(SHORTEST, { deployedBy: 'arm' });

    expect(steps(handoff, configOf({ azure: { gateway: { sku: 'VpnGw2AZ' } } }))).toEqual([
      { why: 'bring the Azure side up to date: gateway', command: undefined },
    ]);
  });

  test('are those of the ranges alone where a side has not reported its inputs', () => {
    expect(after({ azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } } }, DEPLOYED)).toEqual([AZURE_STEP]);
  });
});

test('the steps for a pipeline ask nothing', () => {
  expect([
    ...steps(NOTHING, SHORTEST, { unattended: true }),
    ...steps(NETWORK, SHORTEST, { unattended: true }),
  ]).toEqual([
    expect.objectContaining({ command: 'npx cdk deploy link-network --require-approval never' }),
    expect.objectContaining({ command: expect.stringMatching(/ --auto-approve$/) as string }),
  ]);
});
