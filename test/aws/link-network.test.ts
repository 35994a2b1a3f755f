import { Match, Template } from 'aws-cdk-lib/assertions';
import { CreatedNetwork, type CreatedNetworkProps } from '../../lib/aws/link-network';
import { acknowledgedIn, findingsIn } from '../fixtures/nag';
import { testStack } from '../fixtures/test-stack';

function build(props: Partial<CreatedNetworkProps> = {}) {
  const stack = testStack();
  const network = new CreatedNetwork(stack, {
    linkName: 'corp',
    cidrBlocks: ['10.0.0.0/16'],
    subnets: [
      { name: 'edge', cidrBlock: '10.0.0.0/24' },
      { name: 'inside', cidrBlock: '10.0.1.0/24', public: false },
    ],
    routers: ['router-1', 'router-2'],
    ...props,
  });
  return { stack, network, template: Template.fromStack(stack) };
}

describe('CreatedNetwork', () => {
  test('is a VPC, a shared key and an Elastic IP for each router', () => {
    const { template } = build();
    template.resourceCountIs('AWS::EC2::VPC', 1);
    template.resourceCountIs('AWS::SecretsManager::Secret', 1);
    template.resourceCountIs('AWS::EC2::EIP', 2);
  });

  test('names the shared key after the link', () => {
    build().template.hasResourceProperties('AWS::SecretsManager::Secret', {
      Description: Match.stringLikeRegexp('VPN corp$'),
    });
  });

  test('gives each router the allocation of its own address, by its name', () => {
    const { stack, network } = build();
    const ids = ['router-1', 'router-2'].map((name) => stack.resolve(network.allocationId(name)) as object);

    expect(ids).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^Addressrouter1/), 'AllocationId'] },
      { 'Fn::GetAtt': [expect.stringMatching(/^Addressrouter2/), 'AllocationId'] },
    ]);
  });

  test('leaves the address of a router as it is when another one is removed', () => {
    const idOf = (routers: readonly string[]) => {
      const { stack, network } = build({ routers });
      return stack.resolve(network.allocationId('router-2')) as unknown;
    };

    expect(idOf(['router-2'])).toEqual(idOf(['router-1', 'router-2']));
  });

  test('has a route table for each kind of subnet', () => {
    expect(build().network.routeTables.map(({ name }) => name)).toEqual(['Public', 'Private']);
  });

  test('chooses a public subnet by its name', () => {
    const { stack, network } = build();
    const chosen = network.vpc.selectSubnets(network.publicSubnet('edge'));

    expect(stack.resolve(chosen.subnetIds)).toEqual([{ Ref: expect.stringContaining('edge') }]);
  });

  test.each([
    ['a router', (network: CreatedNetwork) => network.allocationId('router-3'), "there is no router 'router-3'"],
    ['a subnet', (network: CreatedNetwork) => network.publicSubnet('none'), "the network has no subnet 'none'"],
  ])('refuses %s that it does not have', (_, ask, message) => {
    expect(() => ask(build().network)).toThrow(message);
  });

  test('leaves cdk-nag nothing that is not acknowledged', () => {
    const { stack } = build();

    expect(findingsIn(stack)).toEqual([]);
    expect(acknowledgedIn(stack).map(({ rule }) => rule)).toEqual(['AwsSolutions-VPC7', 'AwsSolutions-SMG4']);
  });
});
