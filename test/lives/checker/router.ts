import type { Instance } from './clouds';
import { readSettings, sectionAt, type Section } from './settings';
import { filesOf } from './user-data';

/** What a router has in its user data. */
export interface Router {
  readonly secretArn: string;
  readonly region: string;
  readonly tunnels: readonly Tunnel[];
  /** Prefixes that it routes into a tunnel. */
  readonly routes: readonly string[];
  /** Prefixes that its firewall passes to and fro, and addresses that it takes IKE from. */
  readonly passes: {
    readonly vpc: readonly string[];
    readonly azure: readonly string[];
    readonly gateways: readonly string[];
  };
}

/** One connection of swanctl.conf with its only child, and the identities of its secret. */
export interface Tunnel {
  readonly name: string;
  readonly remoteAddress: string;
  readonly localId: string;
  readonly remoteId: string;
  readonly keyIds: readonly string[];
  readonly ikeProposals: readonly string[];
  readonly espProposals: readonly string[];
  /** Seconds until the IKE SA is rekeyed, and until it is deleted. */
  readonly ike: { readonly rekey: number; readonly over: number };
  readonly child: {
    readonly rekey: number;
    readonly life: number;
    readonly rekeyBytes: number;
    readonly lifeBytes: number;
  };
  readonly selectors: readonly string[];
  readonly initiates: boolean;
  readonly detectsDeadPeer: boolean;
}

/** @throws Error when the user data is not that of a router */
export function routerOf({ userData }: Instance): Router {
  const files = filesOf(userData);
  const read = (path: string): string => {
    const text = files.get(path);
    if (text === undefined) throw new Error(`the user data has no ${path}`);
    return text;
  };
  const env = environment(read('/etc/vpc2vnet/router.env') + read('/etc/vpc2vnet/deployment.env'));
  // The first boot puts the address into both.
  const filled = (path: string): string =>
    read(path).replaceAll(env.get('ADDRESS_PLACEHOLDER') ?? '@', env.get('ROUTER_ADDRESS') ?? '');
  const { sections } = sectionAt(readSettings(filled('/etc/swanctl/conf.d/vpc2vnet.conf')), 'connections');
  const secrets = sectionAt(readSettings(filled('/etc/vpc2vnet/secrets.template')), 'secrets');
  const sets = setsOf(read('/etc/nftables.conf'));
  return {
    secretArn: env.get('SECRET_ARN') ?? '',
    region: env.get('AWS_REGION') ?? '',
    tunnels: [...sections].map(([name, section]) => tunnelOf(name, section, secrets)),
    routes: [
      ...read('/etc/systemd/system/vpc2vnet-routes.service').matchAll(/ip route replace (\S+) dev ipsec\d+/g),
    ].map(([, prefix = '']) => prefix),
    passes: {
      vpc: sets.get('vpc') ?? [],
      azure: sets.get('azure') ?? [],
      gateways: sets.get('gateways') ?? [],
    },
  };
}

function tunnelOf(name: string, connection: Section, secrets: Section): Tunnel {
  const [child = connection] = sectionAt(connection, 'children').sections.values();
  const text = (section: Section, key: string): string => section.settings.get(key) ?? '';
  const number = (section: Section, key: string): number => Number.parseInt(text(section, key));
  const secret = sectionAt(secrets, `ike-${name}`);
  return {
    name,
    remoteAddress: text(connection, 'remote_addrs'),
    localId: text(sectionAt(connection, 'local'), 'id'),
    remoteId: text(sectionAt(connection, 'remote'), 'id'),
    keyIds: [text(secret, 'id-local'), text(secret, 'id-remote')],
    ikeProposals: list(text(connection, 'proposals')),
    espProposals: list(text(child, 'esp_proposals')),
    ike: { rekey: number(connection, 'rekey_time'), over: number(connection, 'over_time') },
    child: {
      rekey: number(child, 'rekey_time'),
      life: number(child, 'life_time'),
      rekeyBytes: number(child, 'rekey_bytes'),
      lifeBytes: number(child, 'life_bytes'),
    },
    selectors: [text(child, 'local_ts'), text(child, 'remote_ts')],
    initiates: text(child, 'start_action').includes('start'),
    detectsDeadPeer: number(connection, 'dpd_delay') > 0,
  };
}

function environment(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^([A-Z_]+)='(.*)'$/gm)].map(([, name = '', value = '']) => [name, value]));
}

function setsOf(nftables: string): ReadonlyMap<string, readonly string[]> {
  const sets = nftables.matchAll(/set (\S+) \{[^}]*?elements = \{([^}]*)\}/g);
  return new Map([...sets].map(([, name = '', elements = '']) => [name, list(elements)]));
}

function list(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
