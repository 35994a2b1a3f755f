/**
 * Length of the generated shared key, in letters: the most that AWS accepts, well inside Azure's 128.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
export const SHARED_KEY_LENGTH = 64;

/**
 * What a shared key must look like to be safe everywhere: letters only, so no character that Azure refuses
 * (space, hyphen, tilde), none that AWS refuses, and no `0x` or `0s` prefix that strongSwan would decode.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq
 * @see https://docs.strongswan.org/docs/latest/swanctl/swanctlConf.html
 */
export const SHARED_KEY_PATTERN = '^[A-Za-z]{64}$';
