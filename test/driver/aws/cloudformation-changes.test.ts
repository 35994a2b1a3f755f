import { fullDiff } from '@aws-cdk/cloudformation-diff';
import {
  readTemplate,
  resolveParameters,
  sameTemplate,
  templateChanges,
} from '../../../lib/driver/aws/cloudformation-changes';

jest.mock('@aws-cdk/cloudformation-diff', () => {
  const library = jest.requireActual<object & { fullDiff: typeof fullDiff }>('@aws-cdk/cloudformation-diff');
  return { ...library, fullDiff: jest.fn(library.fullDiff) };
});

const route = (prefix: string) => ({
  Resources: {
    Route: { Type: 'AWS::EC2::Route', Properties: { DestinationCidrBlock: prefix, RouteTableId: 'rtb-1' } },
  },
});

describe('the changes of CloudFormation', () => {
  test('are none between a template and its YAML', () => {
    const yaml =
      'Resources:\n  Route:\n    Type: AWS::EC2::Route\n    Properties:\n      RouteTableId: rtb-1\n      DestinationCidrBlock: 10.3.0.0/16\n';

    expect(sameTemplate(readTemplate(yaml), route('10.3.0.0/16'))).toBe(true);
    expect(sameTemplate(readTemplate(yaml), route('10.4.0.0/16'))).toBe(false);
  });

  test('are none where the toolkit recorded the construct of a resource', () => {
    const noted = (metadata: object) =>
      readTemplate(JSON.stringify({ Resources: { R: { Type: 'AWS::EC2::EIP', Metadata: metadata } } }));

    expect(sameTemplate(noted({ 'aws:cdk:path': 'a/b/Resource' }), noted({}))).toBe(true);
    expect(sameTemplate(noted({ 'aws:cdk:path': 'a/b/Resource', owner: 'me' }), noted({}))).toBe(false);
  });

  test('name a resource, its action and the properties that differ', () => {
    expect(templateChanges('router', route('10.3.0.0/16'), route('10.4.0.0/16'))).toEqual([
      {
        component: 'router',
        resource: 'Route',
        type: 'AWS::EC2::Route',
        action: 'replace',
        uncertain: false,
        properties: ['DestinationCidrBlock'],
      },
    ]);
  });

  test('have a replacement where only the logical id of a resource differs', () => {
    const instance = (id: string) => ({
      Resources: { [id]: { Type: 'AWS::EC2::Instance', Properties: { ImageId: id } } },
    });

    expect(templateChanges('router', instance('RouterA'), instance('RouterB'))).toEqual([
      expect.objectContaining({ resource: 'RouterB', action: 'replace' }),
    ]);
  });

  test('have what only one of two templates has, first what is deleted', () => {
    const retained = { Kept: { Type: 'AWS::EC2::EIP', DeletionPolicy: 'Retain' }, ...route('10.3.0.0/16').Resources };
    const [before, after] = [{ Resources: retained }, { Resources: { New: { Type: 'AWS::EC2::VPC' } } }];
    const change = { component: 'network', uncertain: false, properties: [] };

    expect(templateChanges('network', before, after)).toEqual([
      { ...change, resource: 'Kept', type: 'AWS::EC2::EIP', action: 'delete' },
      { ...change, resource: 'Route', type: 'AWS::EC2::Route', action: 'delete' },
      { ...change, resource: 'New', type: 'AWS::EC2::VPC', action: 'create' },
    ]);
  });

  test("need CloudFormation's specification only where a resource is updated", () => {
    const compared = jest.mocked(fullDiff).mockClear();

    templateChanges('network', { Resources: {} }, route('10.3.0.0/16'));
    expect(compared).not.toHaveBeenCalled();
    templateChanges('network', route('10.3.0.0/16'), route('10.4.0.0/16'));
    expect(compared).toHaveBeenCalled();
  });

  test('omit the metadata of the toolkit', () => {
    const metadata = { Resources: { CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: {} } } };

    expect(templateChanges('network', { Resources: {} }, metadata)).toEqual([]);
  });

  test('are none when an AMI that came from a parameter is named by its id', () => {
    const deployed = {
      Parameters: { Ami: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: '/path' } },
      Resources: { Router: { Type: 'AWS::EC2::Instance', Properties: { ImageId: { Ref: 'Ami' } } } },
    };
    const asked = { Resources: { Router: { Type: 'AWS::EC2::Instance', Properties: { ImageId: 'ami-1' } } } };

    expect(sameTemplate(resolveParameters(deployed, { Ami: 'ami-1' }), asked)).toBe(true);
    expect(sameTemplate(resolveParameters(deployed, { Ami: 'ami-2' }), asked)).toBe(false);
  });
});
