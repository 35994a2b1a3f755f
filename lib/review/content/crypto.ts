import { AZURE_IKE_LIFETIME_SECONDS } from '../../ipsec/azure-policy';
import {
  DH_GROUP,
  IKE_ENCRYPTION,
  IKE_INTEGRITY,
  IPSEC_ENCRYPTION,
  IPSEC_INTEGRITY,
  PFS_GROUP,
} from '../../ipsec/strongswan-keywords';
import { isKnown } from '../../model/fact';
import type { Link } from '../../model/link';
import { hostKey, routerFolder } from '../../model/names';
import type { OutputFile } from '../../write-files/file-tree';
import { recordOf } from '../../base/is-record';
import { ofType, referred, stacksIn, textOf } from '../templates/terraform';

/** The crypto of both ends of one connection, side by side. */
export interface CryptoPair {
  /** Router, with its site beside the plain one. */
  readonly router: string;
  readonly rows: readonly CryptoRow[];
}

export interface CryptoRow {
  readonly setting: string;
  /** As Azure's connection has it. */
  readonly azure: string;
  /** As swanctl.conf of the router has it. */
  readonly router: string;
  readonly agrees: boolean;
  /** Why they agree, or what differs. */
  readonly why: string;
}

/** Returns both ends of each connection, read from the stack of Azure and from the files of the router. */
export function cryptoOf(link: Link, files: readonly OutputFile[]): readonly CryptoPair[] {
  const connections = stacksIn(files).flatMap((stack) =>
    ofType(stack, 'azurerm_virtual_network_gateway_connection').map(({ values }) => ({
      values,
      address: textOf(referred(stack, values['local_network_gateway_id'])?.values['gateway_address']),
    })),
  );
  return link.sites.flatMap((site) =>
    site.routers.flatMap(({ name, address }) => {
      const azure = connections.find((each) => isKnown(address) && each.address === address.value);
      const path = `${routerFolder(site.name, name)}/etc/swanctl/conf.d/vpc2vnet.conf`;
      const swanctl = files.find((file) => file.path === path);
      if (azure === undefined || swanctl === undefined) return [];
      return [{ router: hostKey(site.name, name), rows: rowsOf(azure.values, swanctl.content) }];
    }),
  );
}

type Values = Readonly<Record<string, unknown>>;

function rowsOf(connection: Values, swanctl: string): readonly CryptoRow[] {
  const policy = recordOf(connection['ipsec_policy']);
  const proposal = settingOf(swanctl, 'proposals');
  const esp = settingOf(swanctl, 'esp_proposals');
  return [
    ...('ike_encryption' in policy ? policyRows(policy, proposal, esp, swanctl) : defaultRows(proposal, esp)),
    limitRow('IKE SA lifetime', AZURE_IKE_LIFETIME_SECONDS, swanctl, ['rekey_time', 'over_time'], 's'),
    initiatorRow(textOf(connection['connection_mode']), swanctl),
    {
      setting: 'dead peer detection',
      azure: `${textOf(connection['dpd_timeout_seconds'])} s without an answer`,
      router: `a probe after ${settingOf(swanctl, 'dpd_delay')} without traffic`,
      agrees: true,
      why: 'each end decides for itself; nothing is negotiated',
    },
    {
      setting: 'traffic selectors',
      azure: 'any to any, route-based',
      router: `${settingOf(swanctl, 'local_ts')} to ${settingOf(swanctl, 'remote_ts')}`,
      agrees: settingOf(swanctl, 'local_ts') === ANY && settingOf(swanctl, 'remote_ts') === ANY,
      why: 'both ends propose everything; routes and the firewall decide what passes',
    },
  ];
}

const ANY = '0.0.0.0/0';

function policyRows(policy: Values, proposal: string, esp: string, swanctl: string): readonly CryptoRow[] {
  const of = (key: string): string => textOf(policy[key]);
  const row = (setting: string, key: string, keyword: string | undefined, offered: string): CryptoRow => {
    const agrees =
      keyword !== undefined && offered.split('-').some((part) => part === keyword || part === `prf${keyword}`);
    const why = agrees
      ? `${keyword} is the name of strongSwan for ${of(key)}, and the only proposal`
      : 'the router does not propose it';
    return { setting, azure: of(key), router: offered, agrees, why };
  };
  const pfs = of('pfs_group');
  const pfsKeyword = pfs === 'PFSMM' ? named(DH_GROUP, of('dh_group')) : named(PFS_GROUP, pfs);
  const kilobytes = Number(policy['sa_datasize']);
  return [
    row('IKE encryption', 'ike_encryption', named(IKE_ENCRYPTION, of('ike_encryption')), proposal),
    row('IKE integrity', 'ike_integrity', named(IKE_INTEGRITY, of('ike_integrity')), proposal),
    row('IKE key exchange', 'dh_group', named(DH_GROUP, of('dh_group')), proposal),
    row('ESP encryption', 'ipsec_encryption', named(IPSEC_ENCRYPTION, of('ipsec_encryption')), esp),
    integrityRow(of('ipsec_integrity'), esp),
    pfsKeyword === ''
      ? {
          setting: 'ESP key exchange (PFS)',
          azure: pfs,
          router: esp,
          agrees: esp.split('-').length < 3,
          why: 'neither end has PFS',
        }
      : row('ESP key exchange (PFS)', 'pfs_group', pfsKeyword, esp),
    limitRow('IPsec SA lifetime', Number(policy['sa_lifetime']), swanctl, ['life_time'], 's'),
    kilobytes === 0
      ? {
          setting: 'IPsec SA volume',
          azure: 'no limit',
          router: `${settingOf(swanctl, 'life_bytes')} bytes`,
          agrees: true,
          why: 'Azure has no limit',
        }
      : limitRow('IPsec SA volume', kilobytes * 1024, swanctl, ['life_bytes'], ' bytes'),
  ];
}

/** An AEAD algorithm protects integrity itself, so that strongSwan has no keyword of its own for it. */
function integrityRow(azure: string, esp: string): CryptoRow {
  const keyword = named(IPSEC_INTEGRITY, azure);
  const isPart = azure.startsWith('GCM');
  const agrees = isPart ? esp.includes('gcm') : keyword !== undefined && esp.split('-').includes(keyword);
  const why = isPart
    ? 'AES-GCM includes integrity protection'
    : `${keyword ?? azure} is the name of strongSwan for ${azure}`;
  return { setting: 'ESP integrity', azure, router: esp, agrees, why: agrees ? why : 'the router does not propose it' };
}

/** Without a policy, Azure offers a list; the router proposes what is in it. */
function defaultRows(proposal: string, esp: string): readonly CryptoRow[] {
  const why = 'the connection has no custom policy, and the router proposes algorithms of the documented list of Azure';
  return [
    { setting: 'IKE proposals', azure: 'the default list', router: proposal, agrees: proposal !== '', why },
    { setting: 'ESP proposals', azure: 'the default list', router: esp, agrees: esp !== '', why },
  ];
}

/** The router rekeys before Azure does; its limits must be below those of Azure. */
function limitRow(setting: string, azure: number, swanctl: string, keys: readonly string[], unit: string): CryptoRow {
  const router = keys.reduce((sum, key) => sum + parseInt(settingOf(swanctl, key), 10), 0);
  const agrees = router < azure;
  const why = agrees
    ? 'the router renews its keys first; the ends need not have the same limit'
    : 'the limit of the router must be lower';
  return { setting, azure: `${azure}${unit}`, router: `${router}${unit}`, agrees, why };
}

function initiatorRow(mode: string, swanctl: string): CryptoRow {
  const initiates = /start/.test(settingOf(swanctl, 'start_action'));
  const router = initiates ? 'initiates' : 'waits';
  const agrees = initiates ? mode !== 'InitiatorOnly' : mode !== 'ResponderOnly';
  const why = agrees
    ? 'at least one end initiates, and the other one accepts'
    : 'no end initiates, or the other one rejects it';
  return { setting: 'who initiates', azure: mode, router, agrees, why };
}

function named(table: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Returns the first value of a setting; an empty string without one. */
function settingOf(swanctl: string, key: string): string {
  return new RegExp(`^\\s*${key} = (.*)$`, 'm').exec(swanctl)?.[1] ?? '';
}
