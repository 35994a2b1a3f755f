import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../base/canonical-json';
import { PLAIN_ROUTER } from '../model/names';
import { FACT_SHAPES } from './fact-kinds';
import { awsFactsSchema, azureFactsSchema, HANDOFF_VERSION, type Handoff } from './handoff';
import { refuse, type Parsed } from './parsed';
import { firstBroken } from './wording';

const addresses = z.array(FACT_SHAPES.routerAddresses).min(1);

/** Version 1 listed addresses by position, and had a digest over the whole. */
const schema = z.strictObject({
  version: z.literal(1),
  link: z.string(),
  aws: awsFactsSchema
    .omit({ routerAddresses: true, imageUpgrades: true, renewals: true, deployed: true })
    .extend({ gatewayAddresses: addresses })
    .optional(),
  azure: azureFactsSchema
    .omit({ gatewayAddresses: true, peerAddresses: true, sharedKeySecretArns: true, deployed: true })
    .extend({ gatewayAddresses: addresses, bgpAddresses: z.array(z.string()) })
    .optional(),
});

/** Converts the content of a version 1 file; `file` and `remedy` are for the error message. */
export function fromVersion1(json: Readonly<Record<string, unknown>>, file: string, remedy: string): Parsed<Handoff> {
  const { digest, ...content } = json;
  const checked = schema.safeParse(content, { reportInput: true });
  if (!checked.success) {
    const { place, rule } = firstBroken(checked.error);
    return refuse(`${file} is not a hand-off: '${place}' ${rule}; ${remedy}`);
  }
  const { link, aws, azure } = checked.data;
  const expected = createHash('sha256').update(canonicalJson(checked.data)).digest('hex');
  if (digest !== expected) return refuse(`${file} was edited by hand; ${remedy}`);
  const [address = '', ...others] = aws?.gatewayAddresses ?? [];
  if (others.length > 0) return refuse(`${file} has several addresses in aws.gatewayAddresses; ${remedy}`);
  return {
    ok: true,
    value: {
      version: HANDOFF_VERSION,
      link,
      ...(aws === undefined
        ? {}
        : {
            aws: {
              region: aws.region,
              prefixes: aws.prefixes,
              routerAddresses: { [PLAIN_ROUTER]: address },
              sharedKeySecretArn: aws.sharedKeySecretArn,
              images: aws.images,
            },
          }),
      ...(azure === undefined
        ? {}
        : {
            azure: {
              location: azure.location,
              prefixes: azure.prefixes,
              gatewayAddresses: Object.fromEntries(
                azure.gatewayAddresses.map((address, index) => [String(index), address]),
              ),
              ...(azure.deployedBy === undefined ? {} : { deployedBy: azure.deployedBy }),
            },
          }),
    },
  };
}
