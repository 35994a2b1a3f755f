import { z } from 'zod';
import { SECRET_ARN } from '../catalog/shared-key';
import { isIpv4 } from '../cidr/cidr';
import { specialUseOf } from '../cidr/public-address';
import type { FactKey } from '../model/fact';

const publicIpv4 = z
  .string()
  .refine(isIpv4, { error: 'must be an IPv4 address', abort: true })
  .refine((address) => specialUseOf(address) === undefined, {
    error: ({ input }) => `must be a public IPv4 address, and this is ${specialUseOf(String(input))}`,
  });
const secretArn = z.string().regex(SECRET_ARN, {
  error: 'must be the ARN of a Secrets Manager secret',
});
const renewal = z.string().regex(/^[1-9]\d{0,3}$/, { error: 'must be how often the router was replaced on request' });
const imageId = z.string().regex(/^ami-[0-9a-f]{8,17}$/, { error: 'must be an AMI id' });

/** The schema of a fact's value, by its kind: the step of its key that is neither a site nor a name. */
export const FACT_SHAPES = {
  routerAddresses: publicIpv4,
  sharedKeySecretArn: secretArn,
  images: imageId,
  renewals: renewal,
  gatewayAddresses: publicIpv4,
  peerAddresses: publicIpv4,
  sharedKeySecretArns: secretArn,
} as const satisfies Readonly<Record<string, z.ZodType<string>>>;

export type FactKind = keyof typeof FACT_SHAPES;

/** Kinds that only a deployment reports: they describe what is deployed, and no deployment needs them. */
export const REPORTED_KINDS: ReadonlySet<FactKind> = new Set<FactKind>(['peerAddresses', 'sharedKeySecretArns']);

/** Kinds that a person asks for before they are deployed. */
export const REQUESTED_KINDS: ReadonlySet<FactKind> = new Set<FactKind>(['renewals']);

/** Kind and member of a fact: `aws.routerAddresses.router-1` is the member `router-1` of the kind `routerAddresses`. */
export function memberOf(key: FactKey): { readonly kind: FactKind; readonly member: string } {
  const steps = key.replace(/^(aws|azure|sites\.[^.]+)\./, '');
  const [kind = '', ...member] = steps.split('.');
  return { kind: kind as FactKind, member: member.join('.') };
}
