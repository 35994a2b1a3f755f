import { trafficFlows } from '../../../lib/lab/faults/outage';
import type { Lab } from '../../../lib/lab/session/lab';
import { reconfigureScript } from '../../../lib/lab/stand-ins/start-gateway';

const CONNECTION = '/etc/swanctl/conf.d/vpc2vnet.conf';
const WATCHDOG = '/etc/systemd/system/vpc2vnet-watchdog.service.d';
const HOUR = 3600;

/** One thing changed on purpose that a run of minutes does not see, and what a run of days must say of it. */
export interface MonthMutation {
  readonly what: string;
  readonly days: number;
  readonly seed: number;
  readonly apply: (lab: Lab) => Promise<unknown>;
  /** Matches one of the problems. */
  readonly found: RegExp;
}

async function changePolicy(lab: Lab, policy: object): Promise<void> {
  const { connection, gatewayAddresses } = lab.link;
  const changed = { ...connection, policy: connection.policy && { ...connection.policy, ...policy } };
  await lab.hosts.in('azure-gateway', reconfigureScript(changed, gatewayAddresses, lab.account.secret.value));
  await trafficFlows(lab, 120);
}

/** Seconds of the first setting of a name in the router's connection. */
async function routerSeconds(lab: Lab, nth: number): Promise<number> {
  const times = await lab.hosts.in('aws-router', `grep -o 'rekey_time = [0-9]*' ${CONNECTION}`);
  return Number(times.trim().split('\n')[nth]?.replace(/\D/g, ''));
}

export const MONTH_MUTATIONS: readonly MonthMutation[] = [
  {
    what: 'another PFS group at the Azure gateway',
    ...{ days: 1, seed: 1 },
    apply: (lab) => changePolicy(lab, { pfs_group: 'PFS14' }),
    found: /an outage of \d+ s on day 1, without a disturbance/,
  },
  {
    what: 'the lifetime of IPsec SAs equal on both ends',
    ...{ days: 2, seed: 1 },
    apply: async (lab) => changePolicy(lab, { sa_lifetime: await routerSeconds(lab, 1) }),
    found: /the Azure gateway initiated \d+ rekeys/,
  },
  {
    what: "the lifetime of the router's IKE SA an hour too long",
    ...{ days: 2, seed: 1 },
    apply: async (lab) => {
      const seconds = await routerSeconds(lab, 0);
      await lab.hosts.in(
        'aws-router',
        `sed -i 's/rekey_time = ${seconds}s/rekey_time = ${seconds + HOUR}s/' ${CONNECTION}; systemctl restart strongswan.service`,
      );
      await trafficFlows(lab, 120);
    },
    found: /the Azure gateway initiated \d+ rekeys/,
  },
  {
    what: 'the watchdog of the router switched off',
    // Its shared key is rotated on the first day.
    ...{ days: 15, seed: 9 },
    apply: (lab) =>
      lab.hosts.in(
        'aws-router',
        // A mask in /run would not hide the unit in /etc.
        `mkdir -p ${WATCHDOG}; printf '[Unit]\\nConditionPathExists=/nowhere\\n' > ${WATCHDOG}/off.conf; systemctl daemon-reload`,
      ),
    found: /an outage of 15 min on day 1, after a disturbance: the shared key is rotated/,
  },
  {
    what: 'a process of the router that leaks a megabyte a day',
    ...{ days: 4, seed: 1 },
    apply: (lab) =>
      lab.hosts.in(
        'aws-router',
        `systemd-run --unit=leak bash -c 'while sleep 3600; do kept+=$(head -c 43690 /dev/zero | tr "\\0" x); done'`,
      ),
    found: /^bash\[\d+\] grows by \d\.\d MB a day$/,
  },
];
