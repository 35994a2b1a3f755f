import type { z } from 'zod';
import { isFault, readCidr, type CidrFault } from '../../cidr/cidr';
import { leaf, patternLeaf } from './field';

/** An IPv4 network without host bits. */
export function cidr(description: string): z.ZodString {
  return leaf(
    { description, pattern: '^(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}$' },
    {
      code: 'cidr-syntax',
      rule: 'must be an IPv4 network such as 10.0.0.0/16',
      remedy: 'write four numbers of 0 to 255 without leading zeros, a slash, and a prefix length of 0 to 32',
      test: (value) => faultOf(value)?.rule !== 'syntax',
    },
    {
      code: 'cidr-host-bits',
      rule: 'must be a network address, with no bits set right of the prefix',
      remedy: (value) => `write ${faultOf(value)?.suggestion}`,
      test: (value) => faultOf(value)?.rule !== 'host-bits',
    },
  );
}

function faultOf(value: string): CidrFault | undefined {
  const read = readCidr(value);
  return isFault(read) ? read : undefined;
}

/** The name of a link: the stem of stack names, so letters, digits and hyphens. */
export function linkName(description: string): z.ZodString {
  return patternLeaf(description, /^[a-z](-?[a-z0-9]){1,31}$/, {
    code: 'link-name',
    rule: 'must be 2 to 32 lower-case letters, digits and single hyphens, beginning with a letter',
    remedy: 'choose a name such as aws2azure',
  });
}

/** @see https://docs.aws.amazon.com/general/latest/gr/rande.html */
export function awsRegion(description: string): z.ZodString {
  return patternLeaf(description, /^[a-z]{2}(-[a-z]+){1,3}-\d$/, {
    code: 'aws-region',
    rule: 'must be an AWS region code',
    remedy: 'write it like us-west-2 or eu-central-1; `aws ec2 describe-regions` lists them',
  });
}

/** @see https://learn.microsoft.com/azure/reliability/regions-list */
export function azureLocation(description: string): z.ZodString {
  return patternLeaf(description, /^[A-Za-z]{2,}( ?[A-Za-z0-9]+)*$/, {
    code: 'azure-location',
    rule: 'must be an Azure location',
    remedy: 'write it like westeurope or "West Europe"; `az account list-locations -o table` lists them',
  });
}

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export function azureNetworkName(description: string): z.ZodString {
  return patternLeaf(description, /^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$/, {
    code: 'azure-name',
    rule: 'must be 1 to 80 letters, digits, dots, hyphens and underscores, with a letter or digit first and none of . - last',
    remedy: 'choose another name',
  });
}

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export function resourceGroupName(description: string): z.ZodString {
  return patternLeaf(description, /^[A-Za-z0-9_()-]([A-Za-z0-9_.()-]{0,88}[A-Za-z0-9_()-])?$/, {
    code: 'azure-name',
    rule: 'must be 1 to 90 letters, digits, dots, hyphens, underscores and parentheses, without a dot at the end',
    remedy: 'choose another name',
  });
}

/** A Linux host name as Azure takes it. */
export function vmName(description: string): z.ZodString {
  return patternLeaf(description, /^[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/, {
    code: 'azure-vm-name',
    rule: 'must be 1 to 64 letters, digits and hyphens, with a letter or digit at both ends',
    remedy: 'choose another name, such as node-1',
  });
}

/** The value of a Name tag and the stem of construct ids. */
export function subnetName(description: string): z.ZodString {
  return patternLeaf(description, /^[A-Za-z0-9]([A-Za-z0-9_-]{0,62}[A-Za-z0-9_])?$/, {
    code: 'subnet-name',
    rule: 'must be 1 to 64 letters, digits, hyphens and underscores, with a letter or digit first and no hyphen last',
    remedy: 'choose another name, such as Subnet1',
  });
}

/** @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html */
export function instanceType(description: string): z.ZodString {
  return patternLeaf(
    description,
    /^[a-z][a-z0-9-]*\.(nano|micro|small|medium|large|\d{0,3}xlarge|metal(-[a-z0-9]+)?)$/,
    {
      code: 'instance-type',
      rule: 'must be an EC2 instance type',
      remedy: 'write it like t4g.small or c7gn.medium',
    },
  );
}

/** @see https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
export function vmSize(description: string): z.ZodString {
  return patternLeaf(description, /^(Standard|Basic)_[A-Z][A-Za-z0-9_-]+$/, {
    code: 'azure-vm-size',
    rule: 'must be an Azure VM size',
    remedy: 'write it like Standard_B2ats_v2; `az vm list-skus -l LOCATION -o table` lists them',
  });
}
