import { quoteShell } from '../../base/quote-shell';
import type { AddressHolder } from '../aws/aws.edge';

/** An Elastic IP that no instance has, and the router whose identity it is. */
export interface LostAddress extends Pick<AddressHolder, 'allocation'> {
  readonly address: string;
  readonly region: string;
  /** The router's CloudFormation stack, and its instances that exist. */
  readonly stack: string;
  readonly instances: readonly string[];
}

/**
 * Returns why a router does not have its Elastic IP, and what to do. Neither shows in a template: the stack is up to
 * date when its instance was terminated by hand.
 */
export function describeLostAddress({ address, allocation, region, stack, instances }: LostAddress): string {
  if (allocation === undefined) return `the account has no Elastic IP ${address} in ${region}`;
  const [instance, ...others] = instances;
  if (instance === undefined) {
    return `the router's instance no longer exists; to create another, run \`npx cdk destroy ${quoteShell(stack)}\`, then \`npm run up\``;
  }
  const lost = `no instance is associated with ${address}`;
  if (others.length > 0)
    return `${lost}, and the stack ${stack} has ${instances.length} instances: it is being replaced`;
  return `${lost}; to associate the router, run \`aws ec2 associate-address --region ${region} --allocation-id ${allocation} --instance-id ${instance} --no-allow-reassociation\``;
}
