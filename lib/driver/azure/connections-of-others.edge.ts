import { memberAt, textAt } from './answer';
import { NETWORK_API, type ResourceManager } from './resource-manager.edge';

/**
 * The connections of a VPN gateway that a link did not create: those without its tag.
 * @throws Error of the class AzureRejection when the request is rejected
 */
export async function connectionsOfOthers(
  reader: ResourceManager,
  gateway: string,
  link: string,
): Promise<readonly unknown[]> {
  const connections = await reader.list(`${gateway}/connections`, NETWORK_API);
  return connections.filter((connection) => !isOf(link, connection));
}

/** Whether a resource has the tag of a link. */
export function isOf(link: string, resource: unknown): boolean {
  return textAt(memberAt(resource, 'tags'), 'vpc2vnet-link') === link;
}
