import type { AzureConnection, Policy } from './azure-connection';
import type { Tunnel } from './router';

/** Azure's IKE SA lifetime and, without a policy, its IPsec SA lifetime; Azure counts kilobytes of 1024 bytes. */
const AZURE_IKE_SECONDS = 28_800;
const AZURE_DEFAULT = { saLifeTimeSeconds: 27_000, saDataSizeKilobytes: 102_400_000 };
const BYTES_PER_KILOBYTE = 1_024;

/** strongSwan's keyword of each algorithm that Azure names, written from the two vendors' tables. */
const KEYWORDS: Readonly<Record<string, string>> = {
  DES3: '3des',
  AES128: 'aes128',
  AES192: 'aes192',
  AES256: 'aes256',
  GCMAES128: 'aes128gcm16',
  GCMAES192: 'aes192gcm16',
  GCMAES256: 'aes256gcm16',
  MD5: 'md5',
  SHA1: 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  DHGroup1: 'modp768',
  DHGroup2: 'modp1024',
  DHGroup14: 'modp2048',
  DHGroup2048: 'modp2048',
  DHGroup24: 'modp2048s256',
  PFS1: 'modp768',
  PFS2: 'modp1024',
  PFS14: 'modp2048',
  PFS2048: 'modp2048',
  PFS24: 'modp2048s256',
  ECP256: 'ecp256',
  ECP384: 'ecp384',
  None: 'none',
};

/** What Azure takes from a peer when a connection has no policy. */
const AZURE_LIST = {
  ike: ['aes256', 'aes128', '3des'].flatMap((cipher) => ['sha1', 'sha256'].map((hash) => [cipher, hash, 'modp1024'])),
  esp: [
    ['aes256gcm16', '', 'none'],
    ...['aes256', 'aes128', '3des'].flatMap((cipher) => ['sha1', 'sha256'].map((hash) => [cipher, hash, 'none'])),
  ],
};

const IKE_PARTS = ['IKE encryption', 'IKE integrity', 'Diffie-Hellman group'];
const ESP_PARTS = ['IPsec encryption', 'IPsec integrity', 'PFS group'];

type Suite = readonly string[];

/** A line for each algorithm and lifetime on which a tunnel and a connection do not agree. */
export function negotiate(tunnel: Tunnel, connection: AzureConnection): readonly string[] {
  const { policy } = connection;
  const wanted = policy === undefined ? AZURE_LIST : { ike: [ikeSuite(policy)], esp: [espSuite(policy)] };
  return [
    ...compare(IKE_PARTS, tunnel.ikeProposals, wanted.ike),
    ...compare(ESP_PARTS, tunnel.espProposals, wanted.esp),
    ...lifetimes(tunnel, policy ?? AZURE_DEFAULT),
  ];
}

function compare(
  parts: readonly string[],
  proposals: readonly string[],
  accepted: readonly Suite[],
): readonly string[] {
  const offered = proposals.map(suiteOf);
  if (offered.some((offer) => accepted.some((suite) => same(offer, suite)))) return [];
  const [first = []] = offered;
  const [suite = []] = accepted;
  if (accepted.length > 1) return [`${parts.join(', ')}: Azure's own list has none of ${proposals.join(', ')}`];
  return parts.flatMap((part, index) =>
    first[index] === suite[index]
      ? []
      : [`${part}: Azure's policy has ${suite[index] || 'none'}, the router proposes ${first[index] || 'none'}`],
  );
}

function suiteOf(proposal: string): Suite {
  const words = proposal.split('-');
  const cipher = words.find((word) => /^(aes|3des)/.test(word)) ?? '';
  const hash = words.find((word) => /^(md5|sha)/.test(word)) ?? '';
  const group = words.find((word) => /^(modp|ecp)/.test(word)) ?? 'none';
  return [cipher, hash, group];
}

function same(one: Suite, other: Suite): boolean {
  return one.every((word, index) => word === other[index]);
}

function ikeSuite({ ikeEncryption, ikeIntegrity, dhGroup }: Policy): Suite {
  return [keyword(ikeEncryption), keyword(ikeIntegrity), keyword(dhGroup)];
}

function espSuite(policy: Policy): Suite {
  const { ipsecEncryption, ipsecIntegrity, pfsGroup, dhGroup } = policy;
  // AES-GCM needs no integrity algorithm beside it; PFSMM repeats the IKE group.
  const hash = ipsecEncryption.startsWith('GCM') ? '' : keyword(ipsecIntegrity);
  return [keyword(ipsecEncryption), hash, keyword(pfsGroup === 'PFSMM' ? dhGroup : pfsGroup)];
}

function keyword(name: string): string {
  return KEYWORDS[name] ?? name;
}

/** The router must rekey before Azure does, or both start at once. */
function lifetimes(
  { ike, child }: Tunnel,
  azure: { readonly saLifeTimeSeconds: number; readonly saDataSizeKilobytes: number },
): readonly string[] {
  const azureBytes = azure.saDataSizeKilobytes * BYTES_PER_KILOBYTE;
  const rows: readonly (readonly [string, number, number, number])[] = [
    ['IKE SA, seconds', ike.rekey, ike.rekey + ike.over, AZURE_IKE_SECONDS],
    ['IPsec SA, seconds', child.rekey, child.life, azure.saLifeTimeSeconds],
    ['IPsec SA, bytes', child.rekeyBytes, child.lifeBytes, azureBytes],
  ];
  return rows.flatMap(([what, rekey, end, limit]) =>
    rekey < end && end < limit
      ? []
      : [`${what}: the router rekeys at ${rekey} and ends at ${end}, which is not before Azure's ${limit}`],
  );
}
