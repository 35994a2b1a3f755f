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
    const ids = ['router-1', 'router-2'].map((name) => stack.resolve(network.identityOf(name).allocationId) as object);

    expect(ids).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^Addressrouter1/), 'AllocationId'] },
      { 'Fn::GetAtt': [expect.stringMatching(/^Addressrouter2/), 'AllocationId'] },
    ]);
  });

  test('leaves the address of a router as it is when another one is removed', () => {
    const idOf = (routers: readonly string[]) => {
      const { stack, network } = build({ routers });
      return stack.resolve(network.identityOf('router-2').allocationId) as unknown;
    };

    expect(idOf(['router-2'])).toEqual(idOf(['router-1', 'router-2']));
  });

  test('gives every router the key of the link', () => {
    const { stack, network } = build();
    const arns = ['router-1', 'router-2'].map(
      (name) => stack.resolve(network.identityOf(name).sharedKeySecretArn) as object,
    );

    expect(arns).toEqual([{ Ref: expect.stringMatching(/^SharedKey/) }, { Ref: expect.stringMatching(/^SharedKey/) }]);
  });

  test('throws for a router that it does not have', () => {
    expect(() => build().network.identityOf('router-3')).toThrow("there is no router 'router-3'");
  });

  test('leaves cdk-nag nothing that is not acknowledged', () => {
    const { stack } = build();

    expect(findingsIn(stack)).toEqual([]);
    expect(acknowledgedIn(stack).map(({ rule }) => rule)).toEqual(['AwsSolutions-VPC7', 'AwsSolutions-SMG4']);
  });
});
