import { Match, type Template } from 'aws-cdk-lib/assertions';
import { idsOf, only, routerTemplate } from '../fixtures/aws-stacks';
import { withRouter } from '../fixtures/config';

const CONDITION = 'AWS::CloudFormation::WaitCondition';
const HANDLE = 'AWS::CloudFormation::WaitConditionHandle';

function userDataOf(template: Template): readonly unknown[] {
  const [id = ''] = idsOf(template, 'AWS::EC2::Instance', 'router1');
  const userData = template.findResources('AWS::EC2::Instance')[id]?.Properties.UserData['Fn::Base64'];
  return typeof userData === 'string' ? [userData] : userData['Fn::Join'][1];
}

function handleOf(template: Template, part: string): string {
  return only(idsOf(template, HANDLE, part));
}

describe('waiting for the tunnel', () => {
  test('takes twenty minutes by default', () => {
    routerTemplate().hasResourceProperties(CONDITION, {
      Handle: { Ref: handleOf(routerTemplate(), 'Verified') },
      Timeout: '1200',
      Count: 1,
    });
  });

  test('takes as long as the config says', () => {
    routerTemplate(withRouter({ waitMinutes: 7 })).hasResourceProperties(CONDITION, { Timeout: '420' });
  });

  test('never takes longer than CloudFormation can', () => {
    routerTemplate(withRouter({ waitMinutes: 700 })).hasResourceProperties(CONDITION, { Timeout: '42000' });
  });

  test('begins once the Elastic IP has moved', () => {
    const template = routerTemplate();
    template.hasResource(CONDITION, {
      Properties: { Handle: { Ref: handleOf(template, 'Verified') } },
      DependsOn: [only(idsOf(template, 'AWS::EC2::EIPAssociation'))],
    });
  });

  test('gives the packages their time from when the instance runs', () => {
    const template = routerTemplate();
    template.hasResource(CONDITION, {
      Properties: { Handle: { Ref: handleOf(template, 'Prepared') }, Timeout: '900' },
      DependsOn: [only(idsOf(template, 'AWS::EC2::Instance', 'router1'))],
    });
  });

  test('holds the Elastic IP back until the router is prepared', () => {
    const template = routerTemplate();
    template.hasResource('AWS::EC2::EIPAssociation', { DependsOn: [only(idsOf(template, CONDITION, 'Prepared'))] });
  });

  test('tells the router where to signal', () => {
    const template = routerTemplate();
    expect(userDataOf(template)).toEqual(
      expect.arrayContaining([{ Ref: handleOf(template, 'Prepared') }, { Ref: handleOf(template, 'Verified') }]),
    );
  });
});

describe('not waiting for the tunnel', () => {
  const off = withRouter({ waitForTunnel: false });

  test('leaves no wait condition', () => {
    routerTemplate(off).resourceCountIs(CONDITION, 0);
  });

  test('leaves no handle', () => {
    routerTemplate(off).resourceCountIs(HANDLE, 0);
  });

  test('gives the router no address to signal to', () => {
    expect(userDataOf(routerTemplate(off))).toEqual([expect.stringContaining("VERIFIED_SIGNAL=''")]);
  });

  test('moves the Elastic IP at once', () => {
    routerTemplate(off).hasResource('AWS::EC2::EIPAssociation', { DependsOn: Match.absent() });
  });
});
