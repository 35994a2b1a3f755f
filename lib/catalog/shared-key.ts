/**
 * Length of the generated shared key, in letters: the most that AWS accepts, well inside Azure's 128.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
export const SHARED_KEY_LENGTH = 64;

/**
 * The shape of a shared key that is safe everywhere, as a regular expression that Terraform and bash read alike: no
 * character that Azure refuses (space, hyphen, tilde), none that AWS refuses, and no `0x` or `0s` prefix, which
 * strongSwan would decode. The generated key has letters only.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq
 * @see https://docs.strongswan.org/docs/latest/swanctl/swanctlConf.html
 */
export const SHARED_KEY_PATTERN = '^[A-Za-z1-9._][A-Za-z0-9._]{7,127}$';

/** Lengths that {@link SHARED_KEY_PATTERN} allows. */
export const SHARED_KEY_LIMITS = { minLength: 8, maxLength: 128 } as const;

/** What {@link SHARED_KEY_PATTERN} demands, as the end of a sentence about the key. */
export const SHARED_KEY_RULE = 'must be 8 to 128 letters, digits, dots and underscores, and must not begin with 0';
