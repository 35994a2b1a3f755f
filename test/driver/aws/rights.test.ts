import { simulateRights } from '../../../lib/driver/aws/rights.edge';
import { denied, evaluated, result as resultOf, startIam, type Iam } from './iam';

const USER = 'arn:aws:iam::123456789012:user/ann';
const ROLE = 'arn:aws:sts::123456789012:assumed-role/deployer/ann';
const VPC = 'arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1';
const NEED = { actions: ['ec2:CreateVpc'], resources: [VPC], context: { 'aws:RequestedRegion': ['eu-west-1'] } };

describe('the rights of a caller, as IAM returns them', () => {
  let iam: Iam;

  beforeAll(async () => {
    iam = await startIam();
  });

  afterAll(() => iam.stop());

  test('are of the role with its path, which its session does not name', async () => {
    const arn = 'arn:aws:iam::123456789012:role/people/deployer';
    iam.answer(
      { xml: `<GetRoleResponse><GetRoleResult><Role><Arn>${arn}</Arn></Role></GetRoleResult></GetRoleResponse>` },
      evaluated(result('allowed')),
    );
    await simulateRights(ROLE, 'eu-west-1', [NEED]);

    expect(iam.requests.map((each) => [each.get('RoleName'), each.get('PolicySourceArn')])).toEqual([
      ['deployer', null],
      [null, arn],
    ]);
  });

  test('are asked with the resources and the values of condition keys', async () => {
    iam.answer(evaluated(result('allowed')));
    await simulateRights(USER, 'eu-west-1', [NEED]);

    expect(Object.fromEntries(iam.requests[0] ?? [])).toMatchObject({
      PolicySourceArn: USER,
      'ActionNames.member.1': 'ec2:CreateVpc',
      'ResourceArns.member.1': VPC,
      'ContextEntries.member.1.ContextKeyName': 'aws:RequestedRegion',
      'ContextEntries.member.1.ContextKeyValues.member.1': 'eu-west-1',
      'ContextEntries.member.1.ContextKeyType': 'string',
    });
  });

  test('are on all pages', async () => {
    iam.answer(evaluated(result('allowed'), 'more'), evaluated(result('implicitDeny')));
    const simulated = await simulateRights(USER, 'eu-west-1', [NEED]);

    expect(simulated.map(({ allowed }) => allowed)).toEqual([true, false]);
    expect(iam.requests[1]?.get('Marker')).toBe('more');
  });

  test.each(['explicitDeny', 'implicitDeny'])('have a denial for %s', async (decision) => {
    iam.answer(evaluated(result(decision)));

    expect(await simulateRights(USER, 'eu-west-1', [NEED])).toEqual([
      { action: 'ec2:CreateVpc', allowed: false, missing: [], deniedBy: [] },
    ]);
  });

  test('have no denial where one of the resources is allowed', async () => {
    const allowed =
      '<ResourceSpecificResults><member><EvalResourceDecision>allowed</EvalResourceDecision></member></ResourceSpecificResults>';
    iam.answer(evaluated(result('implicitDeny', allowed)));

    expect(await simulateRights(USER, 'eu-west-1', [NEED])).toMatchObject([{ allowed: true }]);
  });

  test('have the keys that a resource lacks, and what else denies', async () => {
    const ofResource = `<ResourceSpecificResults><member>
      <EvalResourceName>${VPC}</EvalResourceName><EvalResourceDecision>implicitDeny</EvalResourceDecision>
      <MissingContextValues><member>aws:SourceIp</member></MissingContextValues>
      <PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>
      </member></ResourceSpecificResults>`;
    const ofOrganization =
      '<OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>';
    iam.answer(evaluated(result('implicitDeny', `${ofOrganization}${ofResource}`)));

    expect(await simulateRights(USER, 'eu-west-1', [NEED])).toEqual([
      {
        action: 'ec2:CreateVpc',
        allowed: false,
        missing: ['aws:SourceIp'],
        deniedBy: ['service control policies', 'permissions boundary'],
      },
    ]);
  });

  test('are not known to whoever may not simulate', async () => {
    iam.answer(denied('AccessDenied'));

    await expect(simulateRights(USER, 'eu-west-1', [NEED])).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('are not asked of the root user', async () => {
    iam.answer();
    await expect(simulateRights('arn:aws:iam::123456789012:root', 'eu-west-1', [NEED])).rejects.toMatchObject({
      name: 'IAM does not simulate the root user',
    });
    expect(iam.requests).toEqual([]);
  });
});

function result(decision: string, further = ''): string {
  return resultOf('ec2:CreateVpc', decision, further);
}
