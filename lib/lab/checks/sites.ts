import type { Lab } from '../session/lab';
import { awaitTunnel } from './await-tunnel';
import type { Check } from './check';
import { parsePing } from './ping';
import { startPing } from './running-ping';
import { stopOnRouter } from './stop-on-router';

const RECOVERY_SECONDS = 120;
/** Seconds for which the tunnel of a site is down. A daemon that is stopped deletes its SAs: no end waits for DPD. */
const DOWN_SECONDS = 30;

/** The sites share a gateway, but a fault of one router is of its site alone. */
const sitesApart: Check = {
  id: 'sites-apart',
  title: 'while the tunnel of this site is down, the other sites lose no ping; the tunnel then recovers',
  run: async (lab) => {
    const own = startPing(lab);
    const others = lab.others.map((other) => ({ name: siteName(other), ping: startPing(other) }));
    await lab.hosts.in('aws-router', `${stopOnRouter('strongswan.service')}; sleep ${DOWN_SECONDS}`);
    const [gap, ...runs] = await Promise.all([own.stop(), ...others.map(({ ping }) => ping.stop())]);
    await lab.hosts.in('aws-router', 'systemctl start strongswan.service vpc2vnet-watchdog.timer');
    const recovered = await awaitTunnel(lab, RECOVERY_SECONDS);
    const lost = runs.map(({ sent, received }) => sent - received);
    const each = runs
      .map(({ sent }, index) => `${others[index]?.name} lost ${lost[index]} of ${sent} pings`)
      .join(', ');
    return {
      passed:
        gap.received < gap.sent &&
        runs.every(({ sent }) => sent > 0) &&
        lost.every((n) => n === 0) &&
        recovered !== undefined,
      detail: `${each}; this site ${gap.sent - gap.received} of ${gap.sent}; its tunnel ${recovered ? 'recovered' : 'did not recover'}`,
    };
  },
};

/** The gateway forwards between its tunnels where it has routes, so the routers must not. */
const sitesIsolated: Check = {
  id: 'sites-isolated',
  title: 'aws-host reaches no instance of another site through Azure',
  run: async (lab) => {
    const pairs = lab.others.map((other) => ({ name: siteName(other), to: other.topology.addresses.awsHost }));
    // Sent to the router even if the VPC has no route: what must hold is a property of the router.
    const via = lab.topology.addresses.awsRouter;
    const script = (to: string): string =>
      `ip route replace ${to} via ${via} dev ens5 onlink; ping -n -c 3 -i 0.2 -W 1 ${to}; ip route del ${to}`;
    const answers = await Promise.all(pairs.map(({ to }) => lab.hosts.tryIn('aws-host', script(to))));
    const runs = answers.map(({ output }) => parsePing(output));
    const detail = runs.map(
      ({ sent, received }, index) => `${received} of ${sent} from ${pairs[index]?.name} answered`,
    );
    return {
      passed: runs.every(({ sent, received }) => sent > 0 && received === 0),
      detail: detail.join(', '),
    };
  },
};

/** Checks of a site of a link with several. */
export const SITE_CHECKS: readonly Check[] = [sitesIsolated, sitesApart];

/** Name of a site in results: that of its key in the config. */
export function siteName({ link }: Pick<Lab, 'link'>): string {
  return link.site ?? 'aws';
}
