import type { Assignments } from './assignments';

/**
 * Forwarding on; reverse-path filter loose, because Azure may answer through another tunnel; no redirects, which
 * would make instances in the VPC bypass the router. Either of `all` and the interface itself switches redirects on, and
 * the router's own interface exists before this file does, so that `all` and `default` would not be enough.
 * @see https://docs.strongswan.org/docs/latest/howtos/forwarding.html
 * @see https://www.freedesktop.org/software/systemd/man/latest/sysctl.d.html for the asterisk
 */
export const KERNEL_SETTINGS: Assignments = [
  ['net.ipv4.ip_forward', '1'],
  ['net.ipv4.conf.all.rp_filter', '2'],
  ['net.ipv4.conf.default.rp_filter', '2'],
  ['net.ipv4.conf.*.send_redirects', '0'],
  ['net.ipv4.conf.*.accept_redirects', '0'],
];
