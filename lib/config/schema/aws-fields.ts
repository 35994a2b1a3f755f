import type { z } from 'zod';
import { patternField } from './field';
import { withStandIn } from './stand-in';

/** @see https://docs.aws.amazon.com/general/latest/gr/rande.html */
export function awsRegion(description: string): z.ZodString {
  const text = patternField(description, /^[a-z]{2,4}(-[a-z]+){1,3}-\d$/, {
    code: 'aws-region',
    rule: 'must be an AWS region code',
    remedy: 'write it like us-west-2 or eu-central-1; `aws ec2 describe-regions` lists them',
  });
  return withStandIn(text, 'us-west-2');
}

/** @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html */
export function instanceType(description: string): z.ZodString {
  return patternField(
    description,
    /^[a-z][a-z0-9-]*\.(nano|micro|small|medium|large|\d{0,3}xlarge|metal(-[a-z0-9]+)?)$/,
    {
      code: 'instance-type',
      rule: 'must be an EC2 instance type',
      remedy: 'write it like t4g.small or c7gn.medium',
    },
  );
}

/**
 * The ARN of a managed policy, of the account or of AWS.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function managedPolicyArn(description: string): z.ZodString {
  const pattern = /^arn:aws(-cn|-us-gov)?:iam::(\d{12}|aws):policy\/([A-Za-z0-9+=,.@_-]+\/)*[A-Za-z0-9+=,.@_-]{1,128}$/;
  return patternField(description, pattern, {
    code: 'permissions-boundary',
    rule: 'must be the ARN of a managed policy',
    remedy: 'write it like arn:aws:iam::123456789012:policy/boundary; `aws iam list-policies --scope Local` lists them',
  });
}

/** IAM takes more characters; wildcards of policies are among them. */
const ROLE_PATH = /^(?=.{1,512}$)\/([A-Za-z0-9+=,.@_-]+\/)*$/;

/**
 * The path of a role.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export function rolePath(description: string): z.ZodString {
  return patternField(description, ROLE_PATH, {
    code: 'role-path',
    rule: 'must begin and end with a slash, with letters, digits and + = , . @ _ - between, 512 characters at most',
    remedy: 'write it like /network/',
  });
}

/**
 * The beginning of a role's name, of which IAM takes 64 characters: the rest is for the link, the instance and a hash.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export function roleNamePrefix(description: string): z.ZodString {
  return patternField(description, /^[A-Za-z0-9+=,.@_-]{1,24}$/, {
    code: 'role-name-prefix',
    rule: 'must be 1 to 24 letters, digits and + = , . @ _ -',
    remedy: 'write it like corp-',
  });
}

/**
 * The ARN of a standard topic; CloudFormation does not check whether it exists.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
 */
export function topicArn(description: string): z.ZodString {
  return patternField(description, /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/, {
    code: 'topic-arn',
    rule: 'must be the ARN of a standard SNS topic',
    remedy: 'write it like arn:aws:sns:us-west-2:123456789012:alarms; `aws sns list-topics` lists them',
  });
}

/** The id of a resource of EC2. */
export function awsId(kind: 'vpc' | 'subnet' | 'rtb', description: string): z.ZodString {
  const text = patternField(description, new RegExp(`^${kind}-([0-9a-f]{8}|[0-9a-f]{17})$`), {
    code: 'aws-id',
    rule: `must be an id that begins with ${kind}-`,
    remedy: `write it like ${kind}-0123456789abcdef0`,
  });
  return withStandIn(text, `${kind}-0123456789abcdef0`);
}
