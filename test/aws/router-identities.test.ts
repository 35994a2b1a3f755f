import { Match, Template } from 'aws-cdk-lib/assertions';
import { RouterIdentities, type RouterIdentitiesProps } from '../../lib/aws/router-identities';
import { acknowledgedIn, findingsIn } from '../fixtures/nag';
import { testStack } from '../fixtures/test-stack';

function build(props: Partial<RouterIdentitiesProps> = {}) {
  const stack = testStack();
  const identities = new RouterIdentities(stack, {
    linkName: 'corp',
    routers: ['router-1', 'router-2'],
    ...props,
  });
  return { stack, identities, template: Template.fromStack(stack) };
}

describe('RouterIdentities', () => {
  test('are a shared key and an Elastic IP for each router', () => {
    const { template } = build();
    template.resourceCountIs('AWS::SecretsManager::Secret', 1);
    template.resourceCountIs('AWS::EC2::EIP', 2);
  });

  test('name the shared key after the link', () => {
    build().template.hasResourceProperties('AWS::SecretsManager::Secret', {
      Description: Match.stringLikeRegexp('VPN corp$'),
    });
  });

  test('give each router the allocation of its own address, by its name', () => {
    const { stack, identities } = build();
    const ids = ['router-1', 'router-2'].map((name) => stack.resolve(identities.of(name).allocationId) as object);

    expect(ids).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^Addressrouter1/), 'AllocationId'] },
      { 'Fn::GetAtt': [expect.stringMatching(/^Addressrouter2/), 'AllocationId'] },
    ]);
  });

  test('leave the address of a router as it is when another one is removed', () => {
    const idOf = (routers: readonly string[]) => {
      const { stack, identities } = build({ routers });
      return stack.resolve(identities.of('router-2').allocationId) as unknown;
    };

    expect(idOf(['router-2'])).toEqual(idOf(['router-1', 'router-2']));
  });

  test('give every router the key of the link', () => {
    const { stack, identities } = build();
    const arns = ['router-1', 'router-2'].map(
      (name) => stack.resolve(identities.of(name).sharedKeySecretArn) as object,
    );

    expect(arns).toEqual([{ Ref: expect.stringMatching(/^SharedKey/) }, { Ref: expect.stringMatching(/^SharedKey/) }]);
  });

  test('throw for a router that they do not have', () => {
    expect(() => build().identities.of('router-3')).toThrow("there is no router 'router-3'");
  });

  test('leave cdk-nag nothing that is not acknowledged', () => {
    const { stack } = build();

    expect(findingsIn(stack)).toEqual([]);
    expect(acknowledgedIn(stack).map(({ rule }) => rule)).toEqual(['AwsSolutions-SMG4']);
  });
});
