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

/** The id of a resource of EC2. */
export function awsId(kind: 'vpc' | 'subnet' | 'rtb', description: string): z.ZodString {
  const text = patternField(description, new RegExp(`^${kind}-([0-9a-f]{8}|[0-9a-f]{17})$`), {
    code: 'aws-id',
    rule: `must be an id that begins with ${kind}-`,
    remedy: `write it like ${kind}-0123456789abcdef0`,
  });
  return withStandIn(text, `${kind}-0123456789abcdef0`);
}
