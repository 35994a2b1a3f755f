import type { Aws, DeployedStack } from '../../../lib/driver/aws/aws.edge';
import { findRepairs, type Repairs } from '../../../lib/driver/tunnel/find-repairs.edge';
import { linkFiles } from '../../../lib/workspace/link-files';
import { DEPLOYED } from '../../fixtures/handoffs';
import { linkOf, SHORTEST } from '../../fixtures/link-of';

const PREFIX = '10.3.0.0/16';
const ROUTER: DeployedStack = {
  status: 'UPDATE_COMPLETE',
  outputs: {},
  template: JSON.stringify({
    Resources: {
      Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: 'rtb-a', DestinationCidrBlock: PREFIX } },
    },
  }),
  parameters: {},
  updated: undefined,
};
const HEALTHY: Partial<Aws> = {
  holder: () => Promise.resolve({ allocation: 'eipalloc-1', instance: 'i-1' }),
  instancesNamed: () => Promise.resolve(['i-1']),
  routes: () => Promise.resolve(new Map([['rtb-a', new Map([[PREFIX, { id: 'i-1', active: true }]])]])),
};

const DEPLOYED_ROUTER = new Map([['router' as const, ROUTER]]);

/** What is found where EC2 gives some other answers than those of a healthy link. */
function find(ec2: Partial<Aws>, stacks = DEPLOYED_ROUTER, files = {}): Promise<Repairs> {
  const session = { aws: () => ({ ...HEALTHY, ...ec2 }) as Aws, workspace: { files: linkFiles(files) } };
  return findRepairs(session, linkOf(SHORTEST, DEPLOYED), stacks);
}

const NOBODY = { holder: () => Promise.resolve({ allocation: 'eipalloc-1', instance: undefined }) };

describe('what a plan finds of deployed routers', () => {
  test('is nothing while each has its Elastic IP and its routes', async () => {
    expect(await find({})).toEqual({ lost: [], unanswered: [] });
  });

  test('has remedies that name the files of the link', async () => {
    expect((await find(NOBODY, DEPLOYED_ROUTER, { config: 'b.yaml' })).lost).toEqual([
      expect.stringContaining('`npm run -s vpc2vnet -- up --config b.yaml`'),
    ]);
  });

  test('is an Elastic IP that no instance has, by the name of the router', async () => {
    expect((await find(NOBODY)).lost).toEqual([
      expect.stringMatching(/^router-1: no instance is associated with .*; `npm run up` associates the router, i-1$/),
    ]);
  });

  test('is a route that no longer exists', async () => {
    expect((await find({ routes: () => Promise.resolve(new Map([['rtb-a', new Map()]])) })).lost).toEqual([
      'the route to 10.3.0.0/16 in rtb-a no longer exists; `npm run up` repairs it',
    ]);
  });

  test('is not the Elastic IP of a router that is yet to be deployed', async () => {
    expect((await find(NOBODY, new Map())).lost).toEqual([]);
  });

  test('is not known where EC2 does not answer', async () => {
    const denied = Object.assign(new Error('no'), { name: 'UnauthorizedOperation' });

    expect((await find({ holder: () => Promise.reject(denied) })).unanswered).toEqual([
      { question: 'whether the routers have their Elastic IPs and routes', why: expect.stringContaining('no') },
    ]);
  });
});
