import { CHECKS } from '../../lib/lab/checks/run-checks';

/** Checks to run on the machine's own kernel: enough to show that the kernel supports the lab. */
export const HOST_CHECKS = CHECKS.filter(({ id }) =>
  ['tunnel-up', 'ping-to-azure', 'ping-to-aws', 'esp-on-udp-4500'].includes(id),
);
