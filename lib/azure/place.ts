import type { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';

/** The properties that put a resource into a group, where the group is. */
export function placeIn(group: ResourceGroup): { readonly location: string; readonly resourceGroupName: string } {
  return { location: group.location, resourceGroupName: group.name };
}
