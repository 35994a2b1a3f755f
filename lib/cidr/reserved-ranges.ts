import { cidrOf, overlaps, type Cidr } from './cidr';

/** A range that must not be in a VPC or VNet. */
export interface ReservedRange {
  readonly cidr: string;
  readonly why: string;
}

/**
 * Ranges that are invalid for VPCs and VNets.
 * @see https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq#what-address-ranges-can-i-use-in-my-virtual-networks
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
export const RESERVED_RANGES: readonly ReservedRange[] = [
  { cidr: '0.0.0.0/8', why: 'this-network addresses' },
  { cidr: '127.0.0.0/8', why: 'loopback' },
  { cidr: '168.63.129.16/32', why: "Azure's internal DNS and health probe" },
  { cidr: '169.254.0.0/16', why: 'link-local addresses' },
  { cidr: '224.0.0.0/4', why: 'multicast' },
  { cidr: '240.0.0.0/4', why: 'reserved and broadcast addresses' },
];

/** The reserved range that a network overlaps; `undefined` without one. */
export function reservedRangeOf(network: Cidr): ReservedRange | undefined {
  return RESERVED_RANGES.find((range) => overlaps(cidrOf(range.cidr), network));
}
