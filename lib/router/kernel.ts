import type { Assignments } from './assignments';

/**
 * Forwarding on; reverse-path filter loose, because Azure may answer through another tunnel; no redirects, which
 * would tell hosts of the VPC to go around the router.
 * @see https://docs.strongswan.org/docs/latest/howtos/forwarding.html
 */
export const KERNEL_SETTINGS: Assignments = [
  ['net.ipv4.ip_forward', '1'],
  ['net.ipv4.conf.all.rp_filter', '2'],
  ['net.ipv4.conf.default.rp_filter', '2'],
  ['net.ipv4.conf.all.send_redirects', '0'],
  ['net.ipv4.conf.default.send_redirects', '0'],
  ['net.ipv4.conf.all.accept_redirects', '0'],
  ['net.ipv4.conf.default.accept_redirects', '0'],
];
