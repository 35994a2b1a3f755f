import { isWholeSshPublicKey, SSH_PUBLIC_KEY_PATTERN } from '../../lib/catalog/ssh-public-key';
import { ed25519, rsa } from '../fixtures/ssh-keys';

const PATTERN = new RegExp(SSH_PUBLIC_KEY_PATTERN);

describe('an SSH public key', () => {
  test.each([
    ['of Ed25519', ed25519()],
    ['of RSA with 2048 bits', rsa(2048)],
    ['with a comment', `${ed25519()} me@host`],
  ])('%s is whole', (_, line) => {
    expect([PATTERN.test(line), isWholeSshPublicKey(line)]).toEqual([true, true]);
  });

  test.each([
    ['that lacks its last characters', rsa(3072).slice(0, -8)],
    ['with characters behind its end', `${rsa(2048)}AAAA`],
    ['whose base64 has no lengths in it', `ssh-rsa AAAAB3NzaC1yc2E${'A'.repeat(360)}`],
  ])('of RSA %s matches the pattern, and is not whole', (_, line) => {
    expect([PATTERN.test(line), isWholeSshPublicKey(line)]).toEqual([true, false]);
  });

  test('of RSA with fewer than 2048 bits is not accepted', () => {
    expect(isWholeSshPublicKey(rsa(1024))).toBe(false);
  });
});
