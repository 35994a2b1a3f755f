import { Match, type Template } from 'aws-cdk-lib/assertions';
import { idsOf, only, routerTemplate } from '../fixtures/aws-stacks';
import { configOf } from '../fixtures/config';

const ROUTE = 'AWS::EC2::Route';
const SEVERAL_SUBNETS = {
  subnets: [
    { name: 'edge-a', cidr: '10.0.0.0/24' },
    { name: 'edge-b', cidr: '10.0.1.0/24' },
    { name: 'inside', cidr: '10.0.2.0/24', public: false },
  ],
};
const several = (waitMinutes?: number) =>
  configOf({
    aws: { vpc: SEVERAL_SUBNETS, router: { waitMinutes } },
    azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } },
  });

function pairs(template: Template): readonly string[] {
  return Object.values(template.findResources(ROUTE)).map(({ Properties }) => {
    const table = /RefNetwork(\w+?)RouteTable/.exec(Properties.RouteTableId['Fn::ImportValue'])?.[1];
    return `${Properties.DestinationCidrBlock} in ${table}`;
  });
}

describe('routes to Azure', () => {
  test('lead from the only route table to the VNet by default', () => {
    expect(pairs(routerTemplate())).toEqual(['10.3.0.0/16 in Public']);
  });

  test('lead to every range from every route table, that of private subnets too', () => {
    expect(pairs(routerTemplate(several())).toSorted()).toEqual([
      '10.3.0.0/16 in Private',
      '10.3.0.0/16 in Public',
      '10.4.0.0/16 in Private',
      '10.4.0.0/16 in Public',
    ]);
  });

  test('lead to the router', () => {
    routerTemplate(several()).allResourcesProperties(ROUTE, {
      InstanceId: { Ref: Match.stringLikeRegexp('^router1Instance') },
    });
  });

  test('move once the Elastic IP has moved', () => {
    const template = routerTemplate(several());
    template.allResources(ROUTE, { DependsOn: [only(idsOf(template, 'AWS::EC2::EIPAssociation'))] });
  });

  test('keep their logical ids when the router is replaced, so that they are moved and not made twice', () => {
    const ids = (wait: number) => idsOf(routerTemplate(several(wait)), ROUTE);
    expect(ids(10)).toEqual(ids(11));
  });
});
