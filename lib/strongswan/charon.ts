import { comment, section, setting, type SettingsNode } from './settings';

/**
 * When a peer counts as dead: the first wait, the factor between waits, and the tries. The peer is declared dead after
 * (1.3⁶ − 1) / 0.3 ≈ 13 seconds; the defaults take 165.
 * @see https://docs.strongswan.org/docs/latest/config/retransmission.html
 */
const RETRANSMIT = { timeout: '1.0', base: '1.3', tries: 5 } as const;

/** Settings of the IKE daemon. */
export function buildCharon(): readonly SettingsNode[] {
  return [
    section('charon', [
      comment('A gateway that does not respond is declared dead after 13 seconds instead of 165.'),
      setting('retransmit_timeout', RETRANSMIT.timeout),
      setting('retransmit_base', RETRANSMIT.base),
      setting('retransmit_tries', RETRANSMIT.tries),
      comment('Routes point to the tunnel interfaces; the daemon installs none.'),
      setting('install_routes', 'no'),
    ]),
  ];
}
