import { z } from 'zod';
import { isRecord } from '../base/is-record';
import { shortLocation } from '../catalog/azure-location';
import { isCidrError, readCidr } from '../cidr/cidr';
import type { Lookup } from '../model/fact';
import { isSiteName } from '../model/names';
import { FACT_SHAPES } from './fact-kinds';

/** Version of the file's schema. */
export const HANDOFF_VERSION = 2;

const cidrText = z.string().refine((text) => !isCidrError(readCidr(text)), { error: 'must be an IPv4 network' });
const routerName = z.string().regex(/^router-[1-9]\d*$/, { error: 'must be the name of a router' });
const siteName = z.string().refine(isSiteName, { error: 'must be the name of a site' });
const instanceNumber = z.enum(['0', '1']);
const inputs = z.record(z.string(), z.string().regex(/^[0-9a-f]{8}$/, { error: 'must be a digest of 8 hex digits' }));

/** The facts that AWS assigned, from the outputs of `cdk deploy`, and the CIDR blocks that it was deployed with. */
export const awsFactsSchema = z.strictObject({
  region: z.string(),
  prefixes: z.array(cidrText).min(1),
  /** Elastic IP of each router. */
  routerAddresses: z.record(routerName, FACT_SHAPES.routerAddresses),
  sharedKeySecretArn: FACT_SHAPES.sharedKeySecretArn,
  /**
   * AMI of each router and test host, by name and processor, as deployed; by processor alone, Canonical's newest when the
   * network was first deployed or an upgrade was last asked for.
   */
  images: z.record(z.string(), FACT_SHAPES.images),
  /** By a deployed AMI, the one that the next deployment takes in its place. */
  imageUpgrades: z.record(FACT_SHAPES.images, FACT_SHAPES.images).optional(),
  /** How often each router was replaced on request; absent for one that was not. */
  renewals: z.record(routerName, FACT_SHAPES.renewals).optional(),
  /** Inputs that each component was last deployed with. */
  deployed: z.record(z.string(), inputs).optional(),
});

/** The facts that Azure assigned, from the outputs of `cdktf deploy` or of an ARM deployment. */
export const azureFactsSchema = z.strictObject({
  location: z.string().transform(shortLocation),
  prefixes: z.array(cidrText).min(1),
  /** Public address of each gateway instance. */
  gatewayAddresses: z.partialRecord(instanceNumber, FACT_SHAPES.gatewayAddresses),
  /** Address of each router, and ARN of each site's key, that Azure was deployed with. */
  peerAddresses: z.record(z.string(), FACT_SHAPES.peerAddresses).optional(),
  sharedKeySecretArns: z.record(z.string(), FACT_SHAPES.sharedKeySecretArns).optional(),
  deployed: z.record(z.string(), inputs).optional(),
  /** What deployed the Azure side: Terraform unless said otherwise. */
  deployedBy: z.literal('arm').optional(),
});

const foundVpc = z.strictObject({
  id: z.string(),
  cidrs: z.array(cidrText).min(1).readonly(),
  subnets: z
    .array(z.strictObject({ id: z.string(), cidr: cidrText, public: z.boolean() }))
    .min(1)
    .readonly(),
  routeTables: z
    .array(z.string().startsWith('rtb-', { error: 'must be the id of a route table' }))
    .min(1)
    .readonly(),
});

/** What `discover` found of networks that exist: it describes them, and nothing is deployed with it. */
const foundSchema = z.strictObject({
  vpc: foundVpc.optional(),
  /** VPCs of the sites beside `aws`, by name. */
  sites: z.record(siteName, foundVpc).optional(),
  vnet: z
    .strictObject({
      id: z.string(),
      cidrs: z.array(cidrText).min(1).readonly(),
      /** Prefix of the GatewaySubnet that exists. */
      gatewaySubnet: cidrText.optional(),
      gateway: z.strictObject({ id: z.string(), publicIps: z.array(z.string()).min(1).readonly() }).optional(),
    })
    .optional(),
});

/** The hand-off: facts that cross from one cloud to the other. It never holds a secret. */
export const handoffSchema = z.strictObject({
  version: z.literal(HANDOFF_VERSION),
  link: z.string(),
  found: foundSchema.optional(),
  aws: awsFactsSchema.optional(),
  /** Of the sites beside `aws`, by name. */
  sites: z.record(siteName, awsFactsSchema).optional(),
  azure: azureFactsSchema.optional(),
});

export type Handoff = z.output<typeof handoffSchema>;
export type FoundNetworks = NonNullable<Handoff['found']>;
export type AwsFacts = NonNullable<Handoff['aws']>;
export type AzureFacts = NonNullable<Handoff['azure']>;

/** A hand-off without any fact. */
export function emptyHandoff(link: string): Handoff {
  return { version: HANDOFF_VERSION, link };
}

/**
 * Returns a lookup of the hand-off's facts, which yields undefined for an unknown one. A fact's key is its path; an AMI
 * that is to be upgraded is the one that it is upgraded to.
 */
export function lookupIn(handoff: Handoff): Lookup {
  return (key) => {
    const value = valueAt(handoff, key);
    const [site, member] = key.split('.images.');
    if (member === undefined) return value;
    return valueAt(handoff, `${site}.imageUpgrades.${String(value)}`) ?? value;
  };
}

/** The value at a path of the hand-off, whose steps have no dots. */
function valueAt(handoff: Handoff, path: string): unknown {
  return path.split('.').reduce<unknown>(memberOf, handoff);
}

function memberOf(node: unknown, step: string): unknown {
  return isRecord(node) && Object.hasOwn(node, step) ? node[step] : undefined;
}
