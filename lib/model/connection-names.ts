import type { Link } from './link';
import { connectionName, type PeerName, type SiteName } from './names';

/** The names in Azure of what represents a router. */
export interface ConnectionNames {
  readonly localNetworkGateway: string;
  readonly connection: string;
}

/** The names of a router's resources in Azure; beside a gateway of others they contain the name of the link. */
export function connectionNamesIn({ name, azure }: Link, site: SiteName, peer: PeerName): ConnectionNames {
  const owner = azure.gateway.kind === 'existing' ? name : undefined;
  return {
    localNetworkGateway: connectionName(azure.names.localNetworkGateway, site, peer, owner),
    connection: connectionName(azure.names.connection, site, peer, owner),
  };
}
