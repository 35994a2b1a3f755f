import { daemonConnections } from '../stand-ins/gateway-config';
import type { AzureConnection } from '../emitted/azure-connection';

/** Names of algorithms in the output of `swanctl --list-sas`, by their keyword in proposals. */
const SHOWN: Readonly<Record<string, string>> = {
  aes128: 'AES_CBC-128',
  aes192: 'AES_CBC-192',
  aes256: 'AES_CBC-256',
  '3des': '3DES_CBC',
  des: 'DES_CBC',
  null: 'NULL',
  aes128gcm16: 'AES_GCM_16-128',
  aes192gcm16: 'AES_GCM_16-192',
  aes256gcm16: 'AES_GCM_16-256',
  md5: 'HMAC_MD5_96',
  sha1: 'HMAC_SHA1_96',
  sha256: 'HMAC_SHA2_256_128',
  sha384: 'HMAC_SHA2_384_192',
  prfmd5: 'PRF_HMAC_MD5',
  prfsha1: 'PRF_HMAC_SHA1',
  prfsha256: 'PRF_HMAC_SHA2_256',
  prfsha384: 'PRF_HMAC_SHA2_384',
  modp768: 'MODP_768',
  modp1024: 'MODP_1024',
  modp2048: 'MODP_2048',
  modp2048s256: 'MODP_2048_256',
  ecp256: 'ECP_256',
  ecp384: 'ECP_384',
};

/**
 * The algorithms that the SAs may use. For ESP only encryption and integrity: the first IPsec SA has no key exchange of
 * its own, so that it lists no group.
 */
export function expectedAlgorithms(connection: AzureConnection): {
  readonly ike: readonly string[];
  readonly esp: readonly string[];
} {
  const offers = daemonConnections(connection).map(({ offer }) => offer);
  const ike = offers.flatMap((offer) => offer.ike.map((proposal) => shown(withPrf(proposal.split('-')))));
  const esp = offers.flatMap((offer) =>
    offer.esp.map((proposal) => shown(proposal.split('-').filter((word) => !isGroup(word)))),
  );
  return { ike: [...new Set(ike)], esp: [...new Set(esp)] };
}

/** Adds the PRF of the integrity algorithm to a proposal that names no PRF, as strongSwan does. */
function withPrf(words: readonly string[]): readonly string[] {
  if (words.some((word) => word.startsWith('prf'))) return words;
  return words.flatMap((word) => (/^(md5|sha\d+)$/.test(word) ? [word, `prf${word}`] : [word]));
}

function isGroup(word: string): boolean {
  return /^(modp|ecp)/.test(word);
}

function shown(words: readonly string[]): string {
  return words.map((word) => SHOWN[word] ?? word).join('/');
}
