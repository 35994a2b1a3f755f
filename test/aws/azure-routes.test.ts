import { Match, Template } from 'aws-cdk-lib/assertions';
import { AzureRoutes, type AzureRoutesProps } from '../../lib/aws/azure-routes';
import { idsOf, only } from '../fixtures/aws-stacks';
import { REGION, strangersRouter } from '../fixtures/test-network';
import { testStack } from '../fixtures/test-stack';

const ROUTE = 'AWS::EC2::Route';
const TABLES = [
  { name: 'Public', id: 'rtb-1' },
  { name: 'Private', id: 'rtb-2' },
];

function build(props: Partial<AzureRoutesProps> = {}): Template {
  const stack = testStack(REGION);
  const router = strangersRouter(stack);
  new AzureRoutes(stack, 'AzureRoutes', { routeTables: TABLES, prefixes: ['10.3.0.0/16'], router, ...props });
  return Template.fromStack(stack);
}

function pairs(template: Template): readonly string[] {
  return Object.values(template.findResources(ROUTE)).map(
    ({ Properties }) => `${Properties.DestinationCidrBlock} in ${Properties.RouteTableId}`,
  );
}

describe('AzureRoutes', () => {
  test('lead to every prefix from every route table', () => {
    expect(pairs(build({ prefixes: ['10.3.0.0/16', '10.4.0.0/16'] })).toSorted()).toEqual([
      '10.3.0.0/16 in rtb-1',
      '10.3.0.0/16 in rtb-2',
      '10.4.0.0/16 in rtb-1',
      '10.4.0.0/16 in rtb-2',
    ]);
  });

  test('lead to the router', () => {
    build().allResourcesProperties(ROUTE, { InstanceId: { Ref: Match.stringLikeRegexp('^RouterInstance') } });
  });

  test('change once the Elastic IP is associated', () => {
    const template = build();
    template.allResources(ROUTE, { DependsOn: [only(idsOf(template, 'AWS::EC2::EIPAssociation'))] });
  });

  test('have logical ids by table and prefix, which the removal of another changes not', () => {
    const all = idsOf(build({ prefixes: ['10.3.0.0/16', '10.4.0.0/16'] }), ROUTE);

    expect(all).toEqual(expect.arrayContaining([...idsOf(build({ prefixes: ['10.4.0.0/16'] }), ROUTE)]));
    expect(all).toEqual(expect.arrayContaining([...idsOf(build({ routeTables: TABLES.slice(1) }), ROUTE)]));
  });

  test('are none without route tables', () => {
    build({ routeTables: [] }).resourceCountIs(ROUTE, 0);
  });
});
