import { z } from 'zod';
import { shortLocation } from '../catalog/azure-location';
import { isIpv4 } from '../cidr/cidr';

/** Version of the file's shape; a file of another version is refused, never guessed at. */
export const HANDOFF_VERSION = 1;

const ipv4 = z.string().refine(isIpv4, { error: 'must be an IPv4 address' });
const secretArn = z.string().regex(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+$/, {
  error: 'must be the ARN of a Secrets Manager secret',
});
const imageId = z.string().regex(/^ami-[0-9a-f]{8,17}$/, { error: 'must be an image id' });
const cidrText = z.string().regex(/^\d+\.\d+\.\d+\.\d+\/\d+$/, { error: 'must be an IPv4 network' });

/** What AWS decided, from the outputs of `cdk deploy`. */
export const awsFactsSchema = z.strictObject({
  region: z.string(),
  /** One Elastic IP per router, in the order of the routers. */
  gatewayAddresses: z.array(ipv4).min(1),
  prefixes: z.array(cidrText).min(1),
  sharedKeySecretArn: secretArn,
  /** Image of each router and test host, by name and processor, as first deployed. */
  images: z.record(z.string(), imageId),
});

/** What Azure decided, from the outputs of `cdktf deploy` or of an ARM deployment. */
export const azureFactsSchema = z.strictObject({
  location: z.string().transform(shortLocation),
  /** One public address per gateway instance. */
  gatewayAddresses: z.array(ipv4).min(1),
  /** BGP peer addresses of the gateway; empty with static routing. */
  bgpAddresses: z.array(ipv4),
  prefixes: z.array(cidrText).min(1),
  /** What made the Azure side: Terraform unless said otherwise. */
  deployedBy: z.literal('arm').optional(),
});

/** The hand-off: facts that cross from one cloud to the other. It never holds a secret. */
export const handoffSchema = z.strictObject({
  version: z.literal(HANDOFF_VERSION),
  link: z.string(),
  aws: awsFactsSchema.optional(),
  azure: azureFactsSchema.optional(),
});

export type Handoff = z.output<typeof handoffSchema>;
export type AwsFacts = NonNullable<Handoff['aws']>;
export type AzureFacts = NonNullable<Handoff['azure']>;

/** A hand-off that knows nothing yet. */
export function emptyHandoff(link: string): Handoff {
  return { version: HANDOFF_VERSION, link };
}
