import type { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';

/** The arguments that put a resource into a group, where the group is, with its tags. */
export interface Placement {
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string>;
}

export function placementIn(group: ResourceGroup, tags: Readonly<Record<string, string>>): Placement {
  return { location: group.location, resourceGroupName: group.name, tags: { ...tags } };
}
