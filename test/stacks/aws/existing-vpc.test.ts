import { networkTemplate, routerTemplate } from '../../fixtures/aws-stacks';
import { configOf } from '../../fixtures/config';

const VPC = 'vpc-0a1b2c3d4e5f67890';
const SUBNET = 'subnet-0123456789abcdef0';
const OTHER_SUBNET = 'subnet-0fedcba9876543210';
const TABLES = ['rtb-0aaaaaaaaaaaaaaaa', 'rtb-0bbbbbbbbbbbbbbbb'];

/** A link from an existing VPC, with these route tables, to a VNet with two prefixes. */
function existing(routeTables: readonly string[] = TABLES, router = SUBNET): string {
  return configOf({
    aws: {
      vpc: {
        id: VPC,
        cidrs: ['10.20.0.0/16', '10.21.0.0/16'],
        subnets: [
          { id: SUBNET, cidr: '10.20.0.0/24' },
          { id: OTHER_SUBNET, cidr: '10.20.1.0/24' },
        ],
        routeTables,
      },
      router: { subnet: router },
    },
    azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } },
  });
}

const ROUTE = 'AWS::EC2::Route';
const routesOf = (yaml: string) =>
  Object.values(routerTemplate(yaml).findResources(ROUTE)).map(({ Properties }) => [
    Properties.RouteTableId,
    Properties.DestinationCidrBlock,
  ]);

describe('in an existing VPC', () => {
  test('the network stack creates the Elastic IP and the shared key, and nothing else', () => {
    const types = Object.values(networkTemplate(existing()).toJSON().Resources as Record<string, { Type: string }>);

    expect(types.map(({ Type }) => Type).sort()).toEqual(['AWS::EC2::EIP', 'AWS::SecretsManager::Secret']);
  });

  test('the network stack reports every CIDR block of the VPC', () => {
    networkTemplate(existing()).hasOutput('VpcPrefixes', { Value: '10.20.0.0/16,10.21.0.0/16' });
  });

  test('the network stack reports apart what is routed behind the VPC, and only if something is', () => {
    const routed = existing().replace('  vpc:', '  routedCidrs: [10.30.0.0/16]\n  vpc:');

    networkTemplate(routed).hasOutput('VpcPrefixes', { Value: '10.20.0.0/16,10.21.0.0/16,10.30.0.0/16' });
    networkTemplate(routed).hasOutput('RoutedPrefixes', { Value: '10.30.0.0/16' });
    expect(networkTemplate(existing()).findOutputs('RoutedPrefixes')).toEqual({});
  });

  test('the router and its security group are in the VPC and the subnet of the config', () => {
    const template = routerTemplate(existing());

    template.allResourcesProperties('AWS::EC2::SecurityGroup', { VpcId: VPC });
    template.hasResource('AWS::EC2::Instance', { Properties: { NetworkInterfaces: [{ SubnetId: SUBNET }] } });
  });

  test('another subnet of the VPC can be chosen by its id', () => {
    routerTemplate(existing(TABLES, OTHER_SUBNET)).hasResource('AWS::EC2::Instance', {
      Properties: { NetworkInterfaces: [{ SubnetId: OTHER_SUBNET }] },
    });
  });

  test('each route table of the config has a route for each prefix of the VNet', () => {
    expect(routesOf(existing())).toEqual(
      TABLES.flatMap((table) => ['10.3.0.0/16', '10.4.0.0/16'].map((prefix) => [table, prefix])),
    );
  });

  test('the router stack changes nothing of the VPC but these routes', () => {
    const written = Object.values(routerTemplate(existing()).toJSON().Resources as Record<string, { Type: string }>)
      .map(({ Type }) => Type)
      .filter((type) => type.startsWith('AWS::EC2::'));

    expect([...new Set(written)].sort()).toEqual([
      'AWS::EC2::EIPAssociation',
      'AWS::EC2::Instance',
      'AWS::EC2::Route',
      'AWS::EC2::SecurityGroup',
    ]);
  });

  test('a route keeps its id when another table is added before it', () => {
    const ids = (tables: readonly string[]) => Object.keys(routerTemplate(existing(tables)).findResources(ROUTE));

    expect(ids(['rtb-00000000000000000', ...TABLES])).toEqual(expect.arrayContaining(ids(TABLES)));
  });

  test('no stack reads or exports ids of the VPC', () => {
    expect(JSON.stringify(networkTemplate(existing()).toJSON())).not.toMatch(/vpc-0|subnet-0|rtb-0|route-tables/);
    expect(routerTemplate(existing()).toJSON().Parameters).toBeUndefined();
  });
});
