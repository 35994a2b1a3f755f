import { availabilityZones } from './availability-zones';
import {
  connectionNames,
  existingGateway,
  existingKeys,
  existingVnet,
  oneSubscription,
  resourceGroupOfVnet,
  spokesOfOneGroup,
  spokesOnce,
} from './existing-azure';
import { existingVpc } from './existing-vpc';
import { gatewaySku, skuFeatures, skuGeneration, skuTunnels } from './gateway-sku';
import { gatewaySubnet } from './gateway-subnet';
import { negotiablePolicy, oneSourceOfPolicy } from './ipsec';
import {
  awsRegions,
  azureLocations,
  boundaryPartition,
  instanceTypes,
  onePartition,
  vmSizes,
  zoneLetters,
} from './known-values';
import { networkSizes } from './network-sizes';
import { oneBackend } from './one-backend';
import { prices } from './prices';
import { rangesDisjoint } from './ranges-disjoint';
import { reservedRange } from './reserved-range';
import { routerSubnet } from './router-subnet';
import type { Rule } from './rule';
import { subnetInsideParent } from './subnet-inside-parent';
import { subnetNames } from './subnet-names';
import { tags } from './tags';
import { topicRegion } from './topic-region';
import { vpcAssociations } from './vpc-ranges';
import { zones } from './zones';

/** Every rule between fields. */
export const RULES: readonly Rule[] = [
  availabilityZones,
  awsRegions,
  azureLocations,
  boundaryPartition,
  connectionNames,
  existingGateway,
  existingVpc,
  existingKeys,
  existingVnet,
  gatewaySku,
  gatewaySubnet,
  instanceTypes,
  negotiablePolicy,
  networkSizes,
  oneBackend,
  onePartition,
  oneSourceOfPolicy,
  oneSubscription,
  prices,
  rangesDisjoint,
  reservedRange,
  resourceGroupOfVnet,
  routerSubnet,
  skuFeatures,
  skuGeneration,
  skuTunnels,
  spokesOfOneGroup,
  spokesOnce,
  subnetInsideParent,
  subnetNames,
  tags,
  topicRegion,
  vmSizes,
  vpcAssociations,
  zoneLetters,
  zones,
];
