import { UserError } from '../base/user-error';
import { resourceGroupIdOf } from '../catalog/azure-id';
import { denied } from '../discover/vnet/rejections';
import type { Link } from '../model/link';
import { textAt } from './azure/answer';
import { connectionsOfOthers } from './azure/connections-of-others.edge';
import { AzureRejection, connectResourceManager, type ResourceManager } from './azure/resource-manager.edge';
import type { Report } from './report/driver-event';
import { DRIVER_EXIT } from './report/exit-codes';

/**
 * Checks, before anything is removed, that nobody else uses the VPN gateway that a link created. Azure deletes no
 * gateway with connections, and `down` would find that out after the router is gone. Reports as a warning why it could
 * not check.
 * @param subscription that of the login; undefined when the Azure side is external
 * @param connect connects to Resource Manager. @default - with the identity that Terraform uses
 * @throws UserError that names the connections of others
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-delete-vnet-gateway-portal
 */
export async function checkGatewayUnused(
  link: Link,
  subscription: string | undefined,
  report: Report,
  connect: typeof connectResourceManager = connectResourceManager,
): Promise<void> {
  const { name, azure } = link;
  if (azure.gateway.kind !== 'created' || subscription === undefined) return;
  const gateway = azure.names.gateway;
  const group = resourceGroupIdOf({ subscription, resourceGroup: azure.resourceGroup.name });
  const id = `${group}/providers/Microsoft.Network/virtualNetworkGateways/${gateway}`;
  const reader = await connect();
  const others = typeof reader === 'string' ? reader : await namesOfOthers(reader, id, name);
  if (typeof others === 'string') {
    const text = `whether others use the VPN gateway ${gateway} was not checked: ${others}; if they do, Azure does not delete it`;
    report({ event: 'warning', text });
    return;
  }
  if (others.length === 0) return;
  const lines = [
    `the VPN gateway ${gateway} has connections that this link did not create: ${others.join(', ')}; delete them first, with \`npm run -s vpc2vnet down\` where another config created them`,
  ];
  throw new UserError(lines, DRIVER_EXIT.badInput);
}

/** Names of the connections of others, none where there is no gateway; in their place, why they cannot be read. */
async function namesOfOthers(reader: ResourceManager, id: string, link: string): Promise<readonly string[] | string> {
  try {
    return (await connectionsOfOthers(reader, id, link)).map((connection) => textAt(connection, 'name'));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!(error instanceof AzureRejection)) return error.message;
    if (error.status === 404) return [];
    return error.status === 403
      ? `this identity may not do ${denied(`${id}/connections`, error.detail)}`
      : error.message;
  }
}
