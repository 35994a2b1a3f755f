/**
 * Length of the generated shared key (pre-shared key, PSK) in letters: the maximum of AWS, below Azure's 128.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
export const SHARED_KEY_LENGTH = 64;

/**
 * A shared key that is valid everywhere, as a regular expression with the same meaning in Terraform and bash. It
 * contains no character that Azure (space, hyphen, tilde) or AWS rejects, and no `0x` or `0s` prefix, which strongSwan
 * would decode. The generated key has only letters.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq
 * @see https://docs.strongswan.org/docs/latest/swanctl/swanctlConf.html
 */
export const SHARED_KEY_PATTERN = '^[A-Za-z1-9._][A-Za-z0-9._]{7,127}$';

/** Lengths that {@link SHARED_KEY_PATTERN} allows. */
export const SHARED_KEY_LIMITS = { minLength: 8, maxLength: 128 } as const;

/** The rule of {@link SHARED_KEY_PATTERN} for messages, as the end of a sentence about the key. */
export const SHARED_KEY_RULE = 'must be 8 to 128 letters, digits, dots and underscores, and must not begin with 0';

/** ARN of the secret with the shared key, in any partition. */
export const SECRET_ARN = /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+$/;
