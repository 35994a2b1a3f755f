import { parsePing } from '../checks/ping';
import { transfer } from '../checks/traffic';
import { awaitTunnel } from '../checks/await-tunnel';
import { rekeyIke } from '../checks/rekey';
import { impairWire, REPAIR_WIRE } from '../wire/impair';
import type { Fault } from './fault';
import { asFinding, measureOutage, trafficFlows } from './outage';

/** Less than the checks transfer: TCP is slow at this loss, with or without a tunnel. */
const BYTES = 1_000_000;
const DAY_SECONDS = 86_400;
/**
 * Pings of 100 that must be answered. The loss of 2.5 % in each direction costs about 5; 20 are seven standard
 * deviations more, so that fewer replies mean loss in the tunnel.
 */
const MIN_ANSWERED = 80;

/** A degraded line slows traffic, but must not interrupt the tunnel. */
export const badLine: Fault = {
  id: 'loss-and-delay',
  title: '5 % random loss and 30 ms delay',
  run: async (lab) => {
    await lab.hosts.in('internet', impairWire('delay 15ms loss 2.5%'));
    const { output } = await lab.hosts.tryIn(
      'aws-host',
      `ping -n -c 100 -i 0.1 -W 2 ${lab.topology.addresses.azureVm}`,
    );
    const sent = await transfer(lab, 'aws-host', 'azure-vm', lab.topology.addresses.azureVm, BYTES);
    await lab.hosts.in('internet', REPAIR_WIRE);
    const run = parsePing(output);
    const still = (await awaitTunnel(lab, 10)) !== undefined;
    return {
      passed: still && sent.passed && run.received >= MIN_ANSWERED,
      detail: `${run.received} of ${run.sent} pings answered, ${run.averageMs ?? '-'} ms on average; 1 MB ${sent.detail}`,
    };
  },
};

/** SAs and rekeys must not depend on the wall clock. */
export const clockJump: Fault = {
  id: 'clock-jump',
  title: 'the clock jumps by a day and back',
  needsOwnClock: true,
  run: async (lab) => {
    const jump = (seconds: number): string => `date -s "@$(($(date +%s) + ${seconds}))" >/dev/null`;
    const outage = await measureOutage(
      lab,
      async () => {
        await lab.hosts.in('aws-router', jump(DAY_SECONDS));
      },
      60,
    );
    const rekey = await rekeyIke.run(lab);
    await lab.hosts.in('aws-router', jump(-DAY_SECONDS));
    const finding = asFinding(outage);
    return { ...finding, passed: finding.passed && rekey.passed, detail: `${finding.detail}; ${rekey.detail}` };
  },
};

/** The IKE daemon must restart without free space on the router's disk. */
export const diskFull: Fault = {
  id: 'disk-full',
  title: "the router's disk is full, and its IKE daemon is killed",
  run: async (lab) => {
    const outage = await measureOutage(
      lab,
      async () => {
        await lab.hosts.in('aws-router', 'head -c 1G /dev/zero > /var/full 2>/dev/null; true');
        await lab.hosts.in('aws-router', 'kill -KILL "$(systemctl show -P MainPID strongswan.service)"');
      },
      120,
    );
    await lab.hosts.in('aws-router', 'rm -f /var/full');
    await trafficFlows(lab, 60);
    return asFinding(outage);
  },
};
