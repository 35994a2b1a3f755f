import type { Aws, DeployedStack } from '../../lib/driver/aws/aws.edge';
import { checkExisting } from '../../lib/driver/existing.edge';
import { linkFiles } from '../../lib/workspace/link-files';
import { PUBLIC, PUBLIC_TABLE, route, VNET, vpcSeen, withRoutes } from '../discover/vpc';
import { configOf } from '../fixtures/config';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

const VIRGINIA = {
  region: 'us-east-1',
  vpc: {
    id: 'vpc-0a1b2c3d4e5f67890',
    cidrs: ['10.20.0.0/16'],
    subnets: [{ id: PUBLIC, cidr: '10.20.0.0/24' }],
    routeTables: [PUBLIC_TABLE],
  },
};

const ROUTER_STACK: DeployedStack = {
  status: 'UPDATE_COMPLETE',
  outputs: {},
  template: JSON.stringify({
    Resources: {
      Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: PUBLIC_TABLE, DestinationCidrBlock: VNET } },
    },
  }),
  parameters: {},
  updated: undefined,
};

describe('an existing VPC of a further site, before anything is changed', () => {
  const problemsOf = async (
    change: Parameters<typeof vpcSeen>[0],
    stacks: Readonly<Record<string, DeployedStack>> = {},
  ): Promise<readonly string[]> => {
    const seen = { ...vpcSeen(change), region: 'us-east-1' };
    const aws = {
      caller: () => Promise.resolve({ account: seen.owner, arn: '' }),
      vpc: () => Promise.resolve(seen),
      stack: (name: string) => Promise.resolve(stacks[name]),
    } as unknown as Aws;
    const link = linkOf(configOf({ sites: { virginia: VIRGINIA } }));
    const checked = checkExisting(
      { aws: () => aws, azureSubscription: undefined, workspace: { files: linkFiles({ config: 'b.yaml' }) } },
      { link, handoff: DEPLOYED },
      () => undefined,
    );
    return checked.then(
      () => [],
      (error: { readonly lines: readonly string[] }) => error.lines,
    );
  };

  test('is not in the way when it is as described', async () => {
    expect(await problemsOf({})).toEqual([]);
  });

  test('is named by its own keys when it changed', async () => {
    expect(await problemsOf({ cidrs: ['10.20.0.0/16', '10.21.0.0/16'] })).toEqual([
      'vpc-0a1b2c3d4e5f67890 has the CIDR block 10.21.0.0/16, which is not in sites.virginia.vpc.cidrs; run `npm run -s vpc2vnet -- discover --config b.yaml`, or correct the config',
    ]);
  });

  test.each([
    ['is a repair and not in the way when the deployed router stack has created it', 'UPDATE_COMPLETE', 0],
    ['is in the way when the creation of the router stack was rolled back', 'ROLLBACK_COMPLETE', 1],
  ])('with a route to Azure that leads elsewhere %s', async (_, status, count) => {
    const stack = { ...ROUTER_STACK, status };

    expect(await problemsOf(withRoutes(route(VNET, 'igw-1')), { 'link--virginia-router': stack })).toHaveLength(count);
  });

  test('has obstacles whose remedies name its own keys', async () => {
    const [problem] = await problemsOf({ subnets: [] });

    expect(problem).toContain('correct its id in sites.virginia.router.subnet or sites.virginia.vpc.subnets');
  });
});
