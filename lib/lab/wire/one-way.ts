import { loadRules } from '../shell/shell';

/** Shell script for a host: counts pings that arrive from now on, and answers none. */
export const ANSWER_NOTHING = loadRules([
  'table ip silent',
  'delete table ip silent',
  'table ip silent {',
  '  counter arrived { }',
  '  chain arriving {',
  '    type filter hook prerouting priority 0;',
  '    icmp type echo-request counter name arrived drop',
  '  }',
  '}',
]);

/** Shell script that ends {@link ANSWER_NOTHING} and prints how many pings arrived. */
export const ANSWER_AGAIN =
  "nft list counter ip silent arrived | sed -n 's/.*packets \\([0-9]*\\) .*/\\1/p'; nft delete table ip silent";
