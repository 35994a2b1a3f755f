import { recordOf } from '../../base/is-record';
import type { OutputFile } from '../../write-files/file-tree';
import { listOf, printValue, templatesIn, type CfnResource, type Template } from '../templates/cloudformation';

/** A role of AWS that a link creates, with every right that it has. */
export interface Role {
  /** Path of its construct or its logical id, with its stack. */
  readonly name: string;
  readonly assumedBy: string;
  readonly rights: readonly Right[];
  /** ARNs of policies that are attached as a whole. */
  readonly policies: readonly string[];
}

/** One action of a role. */
export interface Right {
  readonly effect: 'Allow' | 'Deny';
  readonly action: string;
  /** What the action is for, in words. */
  readonly words: string;
  readonly on: string;
  /** What must hold besides; empty without a condition. */
  readonly condition: string;
}

/**
 * What each action does.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const WORDS: Readonly<Record<string, string>> = {
  'cloudwatch:PutMetricData': 'report whether each tunnel is up',
  'ec2:AssociateAddress': 'take the Elastic IP when no instance has it',
  'ec2:DescribeAddresses': 'read which instance has the Elastic IP',
  'secretsmanager:GetSecretValue': 'read the shared key',
  'ssm:GetParameter': 'read how long the deployment waits for the tunnel',
  'ssm:UpdateInstanceInformation': 'report to Systems Manager that the instance runs',
  'ssmmessages:CreateControlChannel': 'receive new sessions from Session Manager',
  'ssmmessages:CreateDataChannel': 'send and receive the data of a session',
  'ssmmessages:OpenControlChannel': 'receive new sessions from Session Manager',
  'ssmmessages:OpenDataChannel': 'send and receive the data of a session',
};

/** Returns every role of the templates of AWS, in their order. */
export function rolesIn(files: readonly OutputFile[]): readonly Role[] {
  return templatesIn(files).flatMap((template) =>
    template.resources.filter(({ type }) => type === 'AWS::IAM::Role').map((role) => roleOf(role, template)),
  );
}

function roleOf({ id, stack, properties }: CfnResource, template: Template): Role {
  const inline = listOf(properties['Policies']).map((policy) => recordOf(policy)['PolicyDocument']);
  const attached = template.resources
    .filter(({ type }) => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy')
    .filter((policy) => listOf(policy.properties['Roles']).some((role) => recordOf(role)['Ref'] === id))
    .map((policy) => policy.properties['PolicyDocument']);
  return {
    name: `${id} of ${stack}`,
    assumedBy: statementsOf(properties['AssumeRolePolicyDocument'])
      .map(({ Principal }) => Object.values(recordOf(Principal)).flatMap(listOf).map(String).join(', '))
      .join(', '),
    rights: [...inline, ...attached].flatMap(statementsOf).flatMap((statement) => rightsOf(statement, template)),
    policies: listOf(properties['ManagedPolicyArns']).map((arn) => printValue(arn, template)),
  };
}

type Statement = Readonly<Record<string, unknown>>;

function statementsOf(document: unknown): readonly Statement[] {
  return listOf(recordOf(document)['Statement']).map(recordOf);
}

function rightsOf({ Effect, Action, Resource, Condition }: Statement, template: Template): readonly Right[] {
  const on = listOf(Resource)
    .map((resource) => printValue(resource, template))
    .join(', ');
  return listOf(Action).map((action) => ({
    effect: Effect === 'Deny' ? 'Deny' : 'Allow',
    action: String(action),
    words: WORDS[String(action)] ?? 'not described here; see the reference of AWS',
    on: on === '*' ? 'everything in the account' : on,
    condition: conditionOf(Condition, template),
  }));
}

function conditionOf(condition: unknown, template: Template): string {
  return Object.entries(recordOf(condition))
    .flatMap(([operator, keys]) =>
      Object.entries(recordOf(keys)).map(
        ([key, value]) =>
          `${key} ${operator} ${listOf(value)
            .map((each) => printValue(each, template))
            .join(' or ')}`,
      ),
    )
    .join(', and ');
}
