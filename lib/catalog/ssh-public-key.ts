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

/** Bits of the shortest RSA key that Azure accepts. */
const SHORTEST_RSA = 2048;

/**
 * Whether the base64 of a key that matches {@link SSH_PUBLIC_KEY_PATTERN} is a whole key, which the pattern cannot
 * check: of a line that was cut, a field is shorter than its length says.
 * @see https://datatracker.ietf.org/doc/html/rfc4253#section-6.6
 */
export function isWholeSshPublicKey(line: string): boolean {
  const [type = '', base64 = ''] = line.split(' ');
  const fields = fieldsOf(Buffer.from(base64, 'base64'));
  if (fields === undefined || fields[0]?.toString() !== type) return false;
  if (type === 'ssh-ed25519') return fields.length === 2 && fields[1]?.length === 32;
  const [, exponent, modulus] = fields;
  return fields.length === 3 && bitsOf(exponent) > 1 && bitsOf(modulus) >= SHORTEST_RSA;
}

/** The fields of a key, each behind its length; undefined when the last one is not whole. */
function fieldsOf(blob: Buffer): readonly Buffer[] | undefined {
  const fields: Buffer[] = [];
  let at = 0;
  while (at < blob.length) {
    const start = at + 4;
    const end = blob.length < start ? Infinity : start + blob.readUInt32BE(at);
    if (end > blob.length) return undefined;
    fields.push(blob.subarray(start, end));
    at = end;
  }
  return fields;
}

function bitsOf(number: Buffer | undefined): number {
  return number === undefined || number.length === 0 ? 0 : BigInt(`0x${number.toString('hex')}`).toString(2).length;
}

/** The rule of {@link SSH_PUBLIC_KEY_PATTERN} for messages, as the end of a sentence about the key. */
export const SSH_PUBLIC_KEY_RULE =
  'must be one OpenSSH public key of type ssh-ed25519, or ssh-rsa with at least 2048 bits, with a plain comment';
