/**
 * Letters of the shortest key that Azure takes: `ssh-ed25519`, a space, and the 51 bytes of an Ed25519 key in base64.
 * @see https://datatracker.ietf.org/doc/html/rfc8709#section-4
 */
export const SSH_PUBLIC_KEY_MIN_LENGTH = 80;

/**
 * One line of OpenSSH that Azure takes, as a regular expression that JavaScript and Terraform read alike: Ed25519, or RSA
 * of 2048 bits and more, whose modulus and exponent make at least 370 letters of base64.
 * @see https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed#supported-ssh-key-formats
 * @see https://datatracker.ietf.org/doc/html/rfc4253#section-6.6
 */
export const SSH_PUBLIC_KEY_PATTERN =
  '^(ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43}|ssh-rsa AAAAB3NzaC1yc2E[A-Za-z0-9+/]{355,}={0,2})( [ -~]*)?$';

/** What {@link SSH_PUBLIC_KEY_PATTERN} demands, as the end of a sentence about the key. */
export const SSH_PUBLIC_KEY_RULE =
  'must be one OpenSSH public key of type ssh-ed25519, or ssh-rsa with at least 2048 bits';
