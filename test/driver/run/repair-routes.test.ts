import type { Aws, DeployedStack } from '../../../lib/driver/aws/aws.edge';
import type { RouteTarget } from '../../../lib/driver/aws/routes.edge';
import { linkFiles } from '../../../lib/workspace/link-files';
import type { DriverEvent } from '../../../lib/driver/report/driver-event';
import { repairRoutes } from '../../../lib/driver/run/repair-routes.edge';
import { lostRoutesNow } from '../../../lib/driver/tunnel/route-report.edge';
import { DEPLOYED } from '../../fixtures/handoffs';
import { linkOf, SHORTEST } from '../../fixtures/link-of';

const LINK = linkOf(SHORTEST, DEPLOYED);
const TABLES = ['rtb-a', 'rtb-b', 'rtb-c'];
const PREFIX = '10.3.0.0/16';
const OURS: RouteTarget = { id: 'i-1', active: true };
const ELSEWHERE: RouteTarget = { id: 'tgw-1', active: true };

const STACK: DeployedStack = {
  status: 'UPDATE_COMPLETE',
  outputs: {},
  template: JSON.stringify({
    Resources: Object.fromEntries(
      TABLES.map((RouteTableId) => [
        RouteTableId,
        { Type: 'AWS::EC2::Route', Properties: { RouteTableId, DestinationCidrBlock: PREFIX } },
      ]),
    ),
  }),
  parameters: {},
  updated: undefined,
};

/** Repairs the routes of a router on i-1, one in each table: `undefined` is one that was deleted. */
async function repair(
  routes: readonly (RouteTarget | undefined)[],
  { yes = true, status = STACK.status, held = true, instances = ['i-1'] } = {},
) {
  const put: string[] = [];
  const events: DriverEvent[] = [];
  const aws: Partial<Aws> = {
    holder: () => Promise.resolve({ allocation: 'eipalloc-1', instance: held ? 'i-1' : undefined }),
    instancesNamed: () => Promise.resolve(instances),
    routes: (tables) =>
      Promise.resolve(
        new Map(
          tables.map((table) => {
            const target = routes[TABLES.indexOf(table)];
            return [table, new Map(target === undefined ? [] : [[PREFIX, target]])];
          }),
        ),
      ),
    putRoute: ({ table, prefix, instance }, exists) => {
      put.push(`${exists ? 'replace' : 'create'} ${table} ${prefix} ${instance}`);
      return Promise.resolve();
    },
  };
  const stacks = new Map([['router' as const, { ...STACK, status }]]);
  const session = { aws: () => aws as Aws, workspace: { files: linkFiles() } };
  const report = (event: DriverEvent): void => void events.push(event);
  const { failure, unrepaired } = await repairRoutes({ session, link: LINK, stacks, yes, report }).then(
    (removed) => ({ failure: undefined, unrepaired: [...removed] }),
    (error: unknown) => ({ failure: error, unrepaired: [] }),
  );
  return { put, failure, unrepaired, texts: events.map((event) => ('text' in event ? event.text : '')) };
}

describe('the repair of routes', () => {
  test('creates the one that was deleted, replaces the one that drops packets, and leaves the others', async () => {
    const { put, failure, texts } = await repair([undefined, { id: 'i-0', active: false }, OURS], { yes: false });

    expect(failure).toBeUndefined();
    expect(put).toEqual([`create rtb-a ${PREFIX} i-1`, `replace rtb-b ${PREFIX} i-1`]);
    expect(texts).toEqual(
      ['rtb-a', 'rtb-b'].map((table) => `the route to ${PREFIX} in ${table} did not lead to router-1: it does now`),
    );
  });

  test('replaces one that leads elsewhere with an approval', async () => {
    const { put, texts } = await repair([ELSEWHERE, OURS, OURS]);

    expect(put).toEqual([`replace rtb-a ${PREFIX} i-1`]);
    expect(texts[0]).toContain('leads to tgw-1 and not to router-1');
  });

  test('changes nothing when replacing one that leads elsewhere is not approved', async () => {
    const { put, failure } = await repair([ELSEWHERE, undefined, OURS], { yes: false });

    expect(put).toEqual([]);
    expect(failure).toMatchObject({ lines: [expect.stringContaining('approval required')] });
  });

  test('creates the one that was deleted of a router that does not have its Elastic IP', async () => {
    const { put, unrepaired } = await repair([undefined, OURS, OURS], { held: false });

    expect(put).toEqual([`create rtb-a ${PREFIX} i-1`]);
    expect(unrepaired).toEqual([]);
  });

  test('names the router without an instance whose stack cannot update a route that was deleted', async () => {
    const terminated = { held: false, instances: [] };
    const dropped = { id: 'i-0', active: false };

    expect(await repair([undefined, dropped, dropped], terminated)).toMatchObject({ put: [], unrepaired: ['router'] });
    expect(await repair([dropped, dropped, dropped], terminated)).toMatchObject({ put: [], unrepaired: [] });
  });

  test('asks before the deployment of a router without an instance replaces a route that leads elsewhere', async () => {
    const { failure } = await repair([ELSEWHERE, OURS, OURS], { held: false, instances: [], yes: false });

    expect(failure).toMatchObject({ lines: [expect.stringContaining('approval required')] });
  });

  test.each([
    ['while CloudFormation changes the stack', { status: 'UPDATE_IN_PROGRESS' }],
    ['of a router that is being replaced', { held: false, instances: ['i-1', 'i-2'] }],
  ])('is not made %s', async (_, state) => {
    expect((await repair([undefined, undefined, undefined], state)).put).toEqual([]);
  });
});

test('the report of routes that EC2 does not list has the reason', async () => {
  const error = Object.assign(new Error('no'), { name: 'UnauthorizedOperation' });
  const aws = { holder: () => Promise.reject(error) } as unknown as Aws;

  expect(await lostRoutesNow(() => aws, LINK, new Map([['router' as const, STACK]]))).toEqual({
    state: 'unknown',
    why: 'EC2 returned UnauthorizedOperation: no',
  });
});
