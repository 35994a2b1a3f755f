import type { Instance } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Arn, Stack } from 'aws-cdk-lib/core';

/**
 * Lets an instance take one Elastic IP for an instance of its own name, itself or the one that replaces it. EC2 asks for
 * the right on each resource that the request names.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function grantFreeAddress(instance: Instance, allocationId: string): void {
  const arn = (resource: string, resourceName: string): string =>
    Arn.format({ service: 'ec2', resource, resourceName }, Stack.of(instance));
  const associate = { actions: ['ec2:AssociateAddress'] };
  instance.addToRolePolicy(new PolicyStatement({ actions: ['ec2:DescribeAddresses'], resources: ['*'] }));
  instance.addToRolePolicy(new PolicyStatement({ ...associate, resources: [arn('elastic-ip', allocationId)] }));
  instance.addToRolePolicy(
    new PolicyStatement({
      ...associate,
      resources: [arn('instance', '*')],
      // By its name: its id is known only after its role exists.
      conditions: { StringEquals: { 'aws:ResourceTag/Name': instance.node.path } },
    }),
  );
}
