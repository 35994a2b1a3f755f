/**
 * Length of the shortest valid key, in characters: `ssh-ed25519`, a space, and the 51 bytes of an Ed25519 key in base64.
 * @see https://datatracker.ietf.org/doc/html/rfc8709#section-4
 */
export const SSH_PUBLIC_KEY_MIN_LENGTH = 80;

/**
 * An OpenSSH public key that Azure accepts, as a regular expression with the same meaning in JavaScript and Terraform:
 * Ed25519, or RSA of at least 2048 bits, whose modulus and exponent have at least 370 characters of base64.
 * Its comment has no character that Terraform, Markdown or HTML would read as something else.
 * @see https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed#supported-ssh-key-formats
 * @see https://datatracker.ietf.org/doc/html/rfc4253#section-6.6
 */
export const SSH_PUBLIC_KEY_PATTERN =
  '^(ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43}|ssh-rsa AAAAB3NzaC1yc2E[A-Za-z0-9+/]{355,}={0,2})( [A-Za-z0-9@._+:/=,() -]*)?$';

/** The rule of {@link SSH_PUBLIC_KEY_PATTERN} for messages, as the end of a sentence about the key. */
export const SSH_PUBLIC_KEY_RULE =
  'must be one OpenSSH public key of type ssh-ed25519, or ssh-rsa with at least 2048 bits, with a plain comment';
