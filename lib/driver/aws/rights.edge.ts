import { GetRoleCommand, IAMClient, paginateSimulatePrincipalPolicy, type EvaluationResult } from '@aws-sdk/client-iam';
import type { AwsNeed } from '../../rights/aws-needs';
import type { Simulated } from '../preflight/aws-rights';
import { principalOf } from './principal';

/** A network that does not lead to IAM must not hold up a deployment. */
const LIMITS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
};

/**
 * What IAM's policy simulator says of each action, with the policies of a caller. Nothing is done.
 * @param caller - ARN as `sts:GetCallerIdentity` returns it
 * @param region - any of the partition
 * @throws Error of the SDK when IAM rejects a request, or with a reason when IAM does not simulate this caller
 */
export async function simulateRights(
  caller: string,
  region: string,
  needs: readonly AwsNeed[],
): Promise<readonly Simulated[]> {
  const client = new IAMClient({ region, ...LIMITS });
  const source = await policySource(client, caller);
  const simulated: Simulated[] = [];
  for (const need of needs) simulated.push(...(await simulate(client, source, need)));
  return simulated;
}

/** The name of an error says why a question was not answered. */
class NotSimulated extends Error {
  constructor(what: string) {
    super(`IAM does not simulate ${what}`);
    this.name = this.message;
  }
}

async function policySource(client: IAMClient, caller: string): Promise<string> {
  const principal = principalOf(caller);
  if (principal.kind === 'user') return principal.arn;
  if (principal.kind === 'other') throw new NotSimulated(principal.what);
  const { Role } = await client.send(new GetRoleCommand({ RoleName: principal.name }));
  if (Role?.Arn === undefined) throw new NotSimulated('a role without an ARN');
  return Role.Arn;
}

async function simulate(
  client: IAMClient,
  source: string,
  { actions, resources, context }: AwsNeed,
): Promise<readonly Simulated[]> {
  const request = {
    PolicySourceArn: source,
    ActionNames: [...actions],
    ResourceArns: [...resources],
    ContextEntries: Object.entries(context).map(([key, values]) => ({
      ContextKeyName: key,
      ContextKeyValues: [...values],
      ContextKeyType: values.length === 1 ? ('string' as const) : ('stringList' as const),
    })),
  };
  const simulated: Simulated[] = [];
  for await (const { EvaluationResults = [] } of paginateSimulatePrincipalPolicy({ client }, request)) {
    simulated.push(...EvaluationResults.map(ofEvaluation));
  }
  return simulated;
}

/** IAM has had one result for an action and a resource, and has one for an action with one more for each resource. */
function ofEvaluation(result: EvaluationResult): Simulated {
  const { ResourceSpecificResults: each = [], OrganizationsDecisionDetail: organization } = result;
  const all = [result, ...each];
  const bounded = all.some(
    ({ PermissionsBoundaryDecisionDetail: detail }) => detail?.AllowedByPermissionsBoundary === false,
  );
  return {
    action: result.EvalActionName ?? '',
    allowed: [result.EvalDecision, ...each.map((one) => one.EvalResourceDecision)].includes('allowed'),
    missing: all.flatMap(({ MissingContextValues = [] }) => MissingContextValues),
    deniedBy: [
      ...(organization?.AllowedByOrganizations === false ? ['service control policies' as const] : []),
      ...(bounded ? ['permissions boundary' as const] : []),
    ],
  };
}
