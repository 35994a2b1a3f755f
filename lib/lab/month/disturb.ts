import { newSharedKey } from '../aws-endpoints/new-account';
import { setGatewayKey } from '../faults/mismatches';
import { rebootRouter, restartGateway } from '../faults/outages';
import { replaceRouter, restoreRouter } from '../faults/replacement';
import type { Lab } from '../session/lab';
import { cutWireFor } from '../wire/cut';
import { impairWire, REPAIR_WIRE } from '../wire/impair';
import type { DisturbanceId, Scheduled } from './schedule';

/** Does something to the link; returns the lab as it is from then on. */
type Disturbance = (lab: Lab, seconds: number) => Promise<Lab>;

const DISTURB: Readonly<Record<DisturbanceId, Disturbance>> = {
  'loss-burst': async (lab, seconds) => {
    await lab.hosts.in('internet', cutWireFor(seconds));
    return lab;
  },
  'lossy-line': async (lab, seconds) => {
    await lab.hosts.in('internet', impairWire('loss 2.5%'));
    await lab.hosts.in('internet', `sleep ${seconds}\n${REPAIR_WIRE}`);
    return lab;
  },
  'daemon-upgraded': async (lab) => {
    await lab.hosts.in('aws-router', 'systemctl restart strongswan.service');
    return lab;
  },
  'clock-step': async (lab, seconds) => {
    // Forward or back, as the seed decides.
    const step = seconds % 2 === 0 ? seconds : -seconds;
    await lab.hosts.in('aws-router', `date -s "@$(($(date +%s) + ${step}))" >/dev/null`);
    return lab;
  },
  'gateway-maintenance': async (lab, seconds) => {
    await restartGateway(lab, seconds);
    return lab;
  },
  'router-rebooted': async (lab) => {
    await rebootRouter(lab);
    return lab;
  },
  'key-rotated': async (lab) => {
    const rotated = { ...lab, account: { ...lab.account, secret: { ...lab.account.secret, value: newSharedKey() } } };
    await rotated.publish(rotated.account);
    await setGatewayKey(rotated, rotated.account.secret.value);
    await restartGateway(rotated);
    return rotated;
  },
  'elastic-ip-moved': async (lab) => {
    await replaceRouter(lab);
    return lab;
  },
};

/** Does what is scheduled; returns the lab as it is from then on. */
export async function disturb(lab: Lab, { id, seconds }: Scheduled): Promise<Lab> {
  return DISTURB[id](lab, seconds);
}

/** Removes the replacement router: the lab cannot continue with it. */
export async function settle(lab: Lab, { id }: Scheduled): Promise<void> {
  if (id === 'elastic-ip-moved') await restoreRouter(lab);
}
