import { routerTemplate } from '../../fixtures/aws-stacks';
import { aws } from '../../config/case';

const BOUNDARY = 'arn:aws:iam::123456789012:policy/boundary';
const PLAIN = routerTemplate(aws(''));
const TEMPLATE = routerTemplate(aws(`roles: {permissionsBoundary: '${BOUNDARY}', path: /network/, namePrefix: corp-}`));

/** A property of every resource of a type. */
function each(type: string, property: string): readonly unknown[] {
  return Object.values(TEMPLATE.findResources(type)).map(({ Properties }) => Properties[property] as unknown);
}

describe('what an account requires of roles', () => {
  test('holds for the roles of the router and of the test host', () => {
    expect(each('AWS::IAM::Role', 'PermissionsBoundary')).toEqual([BOUNDARY, BOUNDARY]);
    expect(each('AWS::IAM::Role', 'Path')).toEqual(['/network/', '/network/']);
  });

  test('names each role after its instance, and its instance profile alike', () => {
    const names = each('AWS::IAM::Role', 'RoleName');

    expect(names).toEqual([
      expect.stringMatching(/^corp-ab-router-1-[0-9a-f]{8}$/),
      expect.stringMatching(/^corp-ab-test-host-1-[0-9a-f]{8}$/),
    ]);
    expect(each('AWS::IAM::InstanceProfile', 'InstanceProfileName')).toEqual(names);
  });

  test('puts the instance profiles below the path, too', () => {
    expect(each('AWS::IAM::InstanceProfile', 'Path')).toEqual(['/network/', '/network/']);
  });

  test('changes nothing of an instance', () => {
    const instances = TEMPLATE.findResources('AWS::EC2::Instance');

    expect(instances).toEqual(PLAIN.findResources('AWS::EC2::Instance'));
  });
});
