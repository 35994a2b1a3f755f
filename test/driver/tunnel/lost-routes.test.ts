import type { RouteTarget } from '../../../lib/driver/aws/routes.edge';
import { describeLostRoute, lostRoutes, routesOf } from '../../../lib/driver/tunnel/lost-routes';

const ROUTE = { table: 'rtb-1', prefix: '10.3.0.0/16' };

/** The lost routes of a router on i-1 whose only route has this target; without one, it is missing. */
function lost(target?: RouteTarget) {
  const table = new Map(target === undefined ? [] : [[ROUTE.prefix, target]]);
  return lostRoutes('router-1', [ROUTE], new Map([[ROUTE.table, table]]), 'i-1');
}

describe('the routes of a router stack', () => {
  const stack = (RouteTableId: unknown) => ({
    template: JSON.stringify({
      Parameters: { routetablesPublic: { Type: 'AWS::SSM::Parameter::Value<String>' } },
      Resources: {
        Route: {
          Type: 'AWS::EC2::Route',
          Properties: { RouteTableId, DestinationCidrBlock: ROUTE.prefix, InstanceId: { Ref: 'Instance' } },
        },
        Address: { Type: 'AWS::EC2::EIPAssociation', Properties: { InstanceId: { Ref: 'Instance' } } },
      },
    }),
    parameters: { routetablesPublic: 'rtb-1' },
  });

  test('are in a table of the network, with the id that the stack was deployed with', () => {
    expect(routesOf(stack({ Ref: 'routetablesPublic' }))).toEqual([ROUTE]);
  });

  test('are in a table of an existing VPC, by its id', () => {
    expect(routesOf(stack('rtb-1'))).toEqual([ROUTE]);
  });
});

describe('a route of a router', () => {
  test('that leads to its instance is not lost', () => {
    expect(lost({ id: 'i-1', active: true })).toEqual([]);
  });

  test('that was deleted is missing', () => {
    expect(lost()).toEqual([{ ...ROUTE, router: 'router-1', kind: 'missing' }]);
  });

  test('whose target no longer exists is a blackhole, also when it names the instance', () => {
    expect(lost({ id: 'i-1', active: false })).toEqual([
      { ...ROUTE, router: 'router-1', kind: 'blackhole', target: 'i-1' },
    ]);
  });

  test('that leads to another target is elsewhere', () => {
    expect(lost({ id: 'tgw-1', active: true })).toEqual([
      { ...ROUTE, router: 'router-1', kind: 'elsewhere', target: 'tgw-1' },
    ]);
  });

  test('of a table that was deleted is lost with it', () => {
    expect(lostRoutes('router-1', [ROUTE], new Map(), 'i-1')).toEqual([
      { ...ROUTE, router: 'router-1', kind: 'table' },
    ]);
  });

  test.each([
    ['missing', undefined, 'the route to 10.3.0.0/16 in rtb-1 no longer exists; `npm run up` repairs it'],
    [
      'blackhole',
      'i-0',
      'the route to 10.3.0.0/16 in rtb-1 leads to i-0, which no longer exists; `npm run up` repairs it',
    ],
    [
      'elsewhere',
      'tgw-1',
      'the route to 10.3.0.0/16 in rtb-1 leads to tgw-1 and not to router-1; `npm run up` repairs it when you approve it',
    ],
    [
      'table',
      undefined,
      'the route table rtb-1, with the route to 10.3.0.0/16, no longer exists; deploy the AWS network again, or remove the table from vpc.routeTables',
    ],
  ] as const)('that is lost as %s has a remedy', (kind, target, text) => {
    expect(describeLostRoute({ ...ROUTE, router: 'router-1', kind, target })).toBe(text);
  });
});
