import { LabError } from '../lab-error';
import type { AzureConnection, IpsecPolicy } from '../emitted/azure-connection';

/** Files and the tunnel interface of libreswan in the gateway's host. */
export const LIBRESWAN = {
  config: '/run/ipsec.conf',
  secrets: '/run/ipsec.secrets',
  database: '/run/nss',
  /** libreswan requires this form of the name; the number is the XFRM interface id. */
  device: 'ipsec7',
  connection: 'azure',
} as const;

/**
 * Azure's names in libreswan's words. This is a second reading of the emitted connection: it shares nothing with
 * strongSwan's table.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-compliance-crypto
 * @see https://libreswan.org/man/ipsec.conf.5.html `ike`, `esp`
 */
const CIPHERS: ReadonlyMap<string, string> = new Map([
  ['DES3', '3des'],
  ['AES128', 'aes128'],
  ['AES192', 'aes192'],
  ['AES256', 'aes256'],
  ['GCMAES128', 'aes_gcm128'],
  ['GCMAES192', 'aes_gcm192'],
  ['GCMAES256', 'aes_gcm256'],
]);
const HASHES: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA1', 'sha1'],
  ['SHA256', 'sha2_256'],
  ['SHA384', 'sha2_384'],
]);
/** Numbers of Diffie-Hellman groups. Debian builds libreswan without group 2. @see https://www.iana.org/assignments/ikev2-parameters */
const GROUPS: ReadonlyMap<string, number> = new Map([
  ['DHGroup14', 14],
  ['DHGroup2048', 14],
  ['ECP256', 19],
  ['ECP384', 20],
  ['PFS14', 14],
  ['PFS2048', 14],
]);

/**
 * Seconds for which SAs live.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices#ipsec
 */
const IKE_SECONDS = 28_800;
const ESP_SECONDS = 27_000;

/** Words of libreswan for what the emitted connection says. */
interface Reading {
  readonly ike: string;
  readonly esp: string;
  readonly pfs: 'yes' | 'no';
  readonly espSeconds: number;
}

function read(policy: IpsecPolicy | undefined): Reading {
  if (policy === undefined) {
    throw new LabError(
      'libreswan does not support DH group 2, which the default proposals of Azure require; use --peer scripted',
    );
  }
  const { ike_encryption, ike_integrity, dh_group, ipsec_encryption, ipsec_integrity, pfs_group } = policy;
  const group = `dh${find(GROUPS, dh_group)}`;
  const pfs = pfsGroup(pfs_group, group);
  const cipher = find(CIPHERS, ipsec_encryption);
  const esp = cipher.startsWith('aes_gcm') ? cipher : `${cipher}-${find(HASHES, ipsec_integrity)}`;
  return {
    // With AES-GCM the integrity is the PRF alone.
    ike: `${find(CIPHERS, ike_encryption)}-${find(HASHES, ike_integrity)}-${group}`,
    esp: pfs === undefined ? esp : `${esp};${pfs}`,
    pfs: pfs === undefined ? 'no' : 'yes',
    espSeconds: policy.sa_lifetime ?? ESP_SECONDS,
  };
}

/** Group of a rekeyed IPsec SA; `undefined` without PFS. @param ike the group of IKE, which PFSMM repeats */
function pfsGroup(name: string, ike: string): string | undefined {
  if (name === 'None') return undefined;
  return name === 'PFSMM' ? ike : `dh${find(GROUPS, name)}`;
}

function find<T>(table: ReadonlyMap<string, T>, name: string): T {
  const found = table.get(name);
  if (found === undefined) throw new LabError(`libreswan does not support '${name}', which the Azure side has`);
  return found;
}

/**
 * Text of libreswan's ipsec.conf for the emitted connection.
 * @throws LabError for an algorithm that libreswan does not support
 */
export function libreswanConfig(connection: AzureConnection, address: string): string {
  const { ike, esp, pfs, espSeconds } = read(connection.policy);
  const probe = Math.max(3, Math.round(connection.dpdTimeoutSeconds / 3));
  const settings = {
    type: 'tunnel',
    ikev2: 'yes',
    authby: 'secret',
    left: address,
    leftid: address,
    leftsubnet: '0.0.0.0/0',
    right: connection.routerAddress,
    rightid: connection.routerAddress,
    rightsubnet: '0.0.0.0/0',
    ike,
    esp,
    pfs,
    ikelifetime: `${IKE_SECONDS}s`,
    salifetime: `${espSeconds}s`,
    dpddelay: `${probe}s`,
    // A peer is dead when it has not answered one probe until then.
    dpdtimeout: `${connection.dpdTimeoutSeconds}s`,
    'retransmit-timeout': `${connection.dpdTimeoutSeconds - probe}s`,
    dpdaction: 'clear',
    mobike: 'no',
    'ipsec-interface': LIBRESWAN.device.replace('ipsec', ''),
    // Interface and routes exist already.
    leftupdown: '%disabled',
    auto: connection.mode === 'InitiatorOnly' ? 'start' : 'add',
  };
  const setup = {
    logfile: '/run/charon.log',
    nssdir: LIBRESWAN.database,
    secretsfile: LIBRESWAN.secrets,
    'dnssec-enable': 'no',
    uniqueids: 'yes',
  };
  return ['config setup', ...indented(setup), '', `conn ${LIBRESWAN.connection}`, ...indented(settings), ''].join('\n');
}

function indented(settings: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(settings).map(([name, value]) => `    ${name}=${value}`);
}

/** Text of libreswan's ipsec.secrets: any peer of this address has the key. */
export function libreswanSecrets(address: string, key: string): string {
  return `${address} %any : PSK "${key}"\n`;
}
