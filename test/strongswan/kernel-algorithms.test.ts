import { PROFILES, profileOf, type ProfileName } from '../../lib/ipsec/profiles';
import { DH_GROUP, IPSEC_ENCRYPTION, IPSEC_INTEGRITY } from '../../lib/ipsec/strongswan-keywords';
import { kernelAlgorithms } from '../../lib/strongswan/kernel-algorithms';

/** Bytes of the keys in a list of words. */
const keyBytes = (words: readonly string[]): readonly number[] =>
  words.filter((word) => word.startsWith('0x')).map((key) => (key.length - 2) / 2);

const KEYWORDS = [...Object.values(IPSEC_ENCRYPTION), ...Object.values(IPSEC_INTEGRITY)].filter(
  (keyword): keyword is string => keyword !== undefined && keyword !== '',
);

describe('an ESP proposal as algorithms of the kernel', () => {
  test('is an AEAD algorithm with a key, its salt and 128 bits of integrity check value', () => {
    const words = kernelAlgorithms('aes256gcm16-ecp384');

    expect([words[0], words[1], words[3]]).toEqual(['aead', 'rfc4106(gcm(aes))', '128']);
    expect(keyBytes(words)).toEqual([32 + 4]);
  });

  test('is an encryption and a truncated integrity algorithm', () => {
    const words = kernelAlgorithms('aes256-sha256-modp2048');

    expect(words.filter((word) => !word.startsWith('0x'))).toEqual([
      'enc',
      'cbc(aes)',
      'auth-trunc',
      'hmac(sha256)',
      '128',
    ]);
    expect(keyBytes(words)).toEqual([32, 32]);
  });

  test.each(KEYWORDS)('exists for %s, which a policy can ask for', (keyword) => {
    expect(keyBytes(kernelAlgorithms(keyword))).toHaveLength(1);
  });

  test.each(Object.values(DH_GROUP).filter((group) => group !== undefined))(
    'has no word for %s, which is negotiated by the daemon',
    (group) => {
      expect(kernelAlgorithms(`aes256gcm16-${group}`)).toEqual(kernelAlgorithms('aes256gcm16'));
    },
  );

  test.each(Object.keys(PROFILES) as ProfileName[])('exists for every proposal of the profile %s', (name) => {
    for (const proposal of profileOf(name).proposals.esp) expect(kernelAlgorithms(proposal)).not.toEqual([]);
  });

  test('has a 3DES key of three different parts, since the kernel may reject another one', () => {
    const key = kernelAlgorithms('3des')[2]?.slice(2) ?? '';

    expect(new Set(key.match(/.{16}/g)).size).toBe(3);
  });

  test('throws for a keyword that it does not know', () => {
    expect(() => kernelAlgorithms('aes256-sha1024')).toThrow("no algorithm for 'sha1024'");
  });
});
