/**
 * MTU of the tunnel in bytes, and the largest TCP segment through it.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices
 */
export const TUNNEL_MTU = 1_400;
export const TCP_MSS = 1_350;
