import { readVpcSide, type CloudFormation } from '../../lib/lab/aws-side/vpc-side';
import { routerTemplate } from '../fixtures/aws-stacks';

const ROUTER = routerTemplate().toJSON() as CloudFormation;

/** The emitted stack with the properties of its instances changed. */
function withInstances(change: Readonly<Record<string, unknown>>): CloudFormation {
  const resources = Object.entries(ROUTER.Resources ?? {}).map(([id, resource]) => [
    id,
    resource.Type === 'AWS::EC2::Instance'
      ? { ...resource, Properties: { ...resource.Properties, ...change } }
      : resource,
  ]);
  return { Resources: Object.fromEntries(resources) as CloudFormation['Resources'] };
}

describe('the lab’s VPC', () => {
  test('leads to the router what the emitted route tables do, and lets it pass packets on', () => {
    expect(readVpcSide([ROUTER])).toEqual({ routesToRouter: ['10.3.0.0/16'], sourceDestCheck: false });
  });

  test('checks source and destination where the emitted instance does not say that it must not', () => {
    expect(readVpcSide([withInstances({ SourceDestCheck: undefined })]).sourceDestCheck).toBe(true);
  });

  test('does not run on stacks without a route to a router', () => {
    expect(() => readVpcSide([{}])).toThrow('the VPC has no route to a router; synthesize it again');
  });
});
