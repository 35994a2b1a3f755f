import { CHECKS } from '../../lib/lab/checks/run-checks';

/** What is looked at on the machine's own kernel: that it can do all of it, not all of it again. */
export const HOST_CHECKS = CHECKS.filter(({ id }) =>
  ['tunnel-up', 'ping-to-azure', 'ping-to-aws', 'esp-on-udp-4500'].includes(id),
);
