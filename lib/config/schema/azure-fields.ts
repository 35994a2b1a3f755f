import type { z } from 'zod';
import { AZURE_ID_TYPES, azureIdPattern, type AzureIdType } from '../../catalog/azure-id';
import { patternField } from './field';
import { withStandIn } from './stand-in';

/** @see https://learn.microsoft.com/azure/reliability/regions-list */
export function azureLocation(description: string): z.ZodString {
  const text = patternField(description, /^[A-Za-z]{2,}( ?[A-Za-z0-9]+)*$/, {
    code: 'azure-location',
    rule: 'must be an Azure location',
    remedy: 'write it like westeurope or "West Europe"; `az account list-locations -o table` lists them',
  });
  return withStandIn(text, 'westus2');
}

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export function azureNetworkName(description: string): z.ZodString {
  return patternField(description, /^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$/, {
    code: 'azure-name',
    rule: 'must be 1 to 80 letters, digits, dots, hyphens and underscores, with a letter or digit first and none of . - last',
    remedy: 'choose another name',
  });
}

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export function virtualNetworkName(description: string): z.ZodString {
  return patternField(description, /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}[A-Za-z0-9_]$/, {
    code: 'azure-name',
    rule: 'must be 2 to 64 letters, digits, dots, hyphens and underscores, with a letter or digit first and none of . - last',
    remedy: 'choose another name',
  });
}

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export function resourceGroupName(description: string): z.ZodString {
  const text = patternField(description, /^[A-Za-z0-9_()-]([A-Za-z0-9_.()-]{0,88}[A-Za-z0-9_()-])?$/, {
    code: 'azure-name',
    rule: 'must be 1 to 90 letters, digits, dots, hyphens, underscores and parentheses, without a dot at the end',
    remedy: 'choose another name',
  });
  return withStandIn(text, 'stand-in');
}

/** The id of a resource that exists. */
export function azureId(type: AzureIdType, description: string): z.ZodString {
  const { noun, segments, list } = AZURE_ID_TYPES[type];
  const tail = segments === '' ? '' : `/providers/Microsoft.Network/${segments}/NAME`;
  const text = patternField(description, azureIdPattern(type), {
    code: 'azure-id',
    rule: `must be the id of ${noun}, /subscriptions/ID/resourceGroups/GROUP${tail}`,
    remedy: `copy it whole; \`${list} --query "[].id" --output tsv\` lists them`,
  });
  return withStandIn(text, `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/stand-in${tail}`);
}

/** A Linux host name as Azure takes it. */
export function vmName(description: string): z.ZodString {
  return patternField(description, /^[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/, {
    code: 'azure-vm-name',
    rule: 'must be 1 to 64 letters, digits and hyphens, with a letter or digit at both ends',
    remedy: 'choose another name, such as node-1',
  });
}

/**
 * A size of the current tiers: those that begin with Basic, and Standard_A0 to Standard_A11, are retired.
 * @see https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
 * @see https://learn.microsoft.com/azure/virtual-machines/sizes/retirement/retired-sizes-list
 */
export function vmSize(description: string): z.ZodString {
  return patternField(description, /^Standard_(?!A\d+$)[A-Z][A-Za-z0-9_-]+$/, {
    code: 'azure-vm-size',
    rule: 'must be an Azure VM size that is not retired',
    remedy: 'write it like Standard_B2ats_v2; `az vm list-skus -l LOCATION -o table` lists them',
  });
}
