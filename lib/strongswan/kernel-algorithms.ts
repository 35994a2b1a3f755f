import { DH_GROUP } from '../ipsec/strongswan-keywords';

/** An algorithm of the kernel, as `ip xfrm state add` takes it. */
interface KernelAlgorithm {
  readonly words: readonly string[];
  readonly keyBytes: number;
  /** Bits of the integrity check value that a packet has. */
  readonly icvBits?: number;
}

/**
 * strongSwan's keywords of ESP as algorithms of the kernel. An AEAD key has four bytes of salt at its end.
 * @see https://docs.strongswan.org/docs/latest/config/proposals.html
 * @see https://man7.org/linux/man-pages/man8/ip-xfrm.8.html
 */
const ALGORITHMS: Readonly<Record<string, KernelAlgorithm>> = {
  '3des': { words: ['enc', 'cbc(des3_ede)'], keyBytes: 24 },
  aes128: { words: ['enc', 'cbc(aes)'], keyBytes: 16 },
  aes192: { words: ['enc', 'cbc(aes)'], keyBytes: 24 },
  aes256: { words: ['enc', 'cbc(aes)'], keyBytes: 32 },
  aes128gcm16: { words: ['aead', 'rfc4106(gcm(aes))'], keyBytes: 20, icvBits: 128 },
  aes192gcm16: { words: ['aead', 'rfc4106(gcm(aes))'], keyBytes: 28, icvBits: 128 },
  aes256gcm16: { words: ['aead', 'rfc4106(gcm(aes))'], keyBytes: 36, icvBits: 128 },
  md5: { words: ['auth-trunc', 'hmac(md5)'], keyBytes: 16, icvBits: 96 },
  sha1: { words: ['auth-trunc', 'hmac(sha1)'], keyBytes: 20, icvBits: 96 },
  sha256: { words: ['auth-trunc', 'hmac(sha256)'], keyBytes: 32, icvBits: 128 },
};

/** A key exchange is not of the kernel. */
const KEY_EXCHANGES: readonly (string | undefined)[] = Object.values(DH_GROUP);

/**
 * The algorithms of an ESP proposal as words of `ip xfrm state add`, with test keys.
 * @throws Error for a keyword that is not in the tables
 */
export function kernelAlgorithms(proposal: string): readonly string[] {
  return proposal
    .split('-')
    .filter((keyword) => !KEY_EXCHANGES.includes(keyword))
    .flatMap(wordsOf);
}

function wordsOf(keyword: string): readonly string[] {
  const algorithm = ALGORITHMS[keyword];
  if (algorithm === undefined) throw new Error(`the kernel has no algorithm for '${keyword}'`);
  const { words, keyBytes, icvBits } = algorithm;
  return [...words, testKey(keyBytes), ...(icvBits === undefined ? [] : [String(icvBits)])];
}

/** Key of an SA that is deleted at once: bytes that differ, because parts of a 3DES key must. */
function testKey(bytes: number): string {
  return `0x${Buffer.from(Array.from({ length: bytes }, (_, index) => index + 1)).toString('hex')}`;
}
