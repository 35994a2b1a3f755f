import { readDenials } from '../diagnosis/denials';
import type { Check } from './check';

/** Expected in /proc/PID/status; the capabilities are CAP_NET_ADMIN and CAP_NET_BIND_SERVICE. @see capabilities(7) */
const CONFINED = { NoNewPrivs: '1', Seccomp: '2', CapBnd: '0000000000001400' };

/** The IKE daemon, which the internet can reach, runs sandboxed; no sandbox denies a service what it needs. */
export const sandbox: Check = {
  id: 'sandbox',
  title: "the router's IKE daemon runs sandboxed, and no service was denied what it needs",
  run: async (lab) => {
    const script = 'cat "/proc/$(systemctl show -P MainPID strongswan.service)/status"';
    const status = (await lab.hosts.tryIn('aws-router', script)).output;
    const seen = Object.keys(CONFINED).map((name) => `${name} ${valueOf(status, name)}`);
    const wanted = Object.entries(CONFINED).map(([name, value]) => `${name} ${value}`);
    const failed = (await lab.hosts.in('aws-router', 'systemctl --failed --plain --no-legend')).trim();
    const denials = await readDenials(lab);
    return {
      passed: seen.join() === wanted.join() && failed === '' && denials.length === 0,
      detail: `${seen.join(', ')}; denied: ${[...new Set(denials)].join(', ') || 'nothing'}; failed: ${failed || 'no unit'}`,
    };
  },
};

function valueOf(status: string, name: string): string {
  return new RegExp(`^${name}:\\s+(\\S+)$`, 'm').exec(status)?.[1] ?? 'unknown';
}
