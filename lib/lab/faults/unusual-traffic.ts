import { listSas } from '../checks/await-tunnel';
import { parsePing } from '../checks/ping';
import type { Lab } from '../session/lab';
import { impairWire, REPAIR_WIRE } from '../wire/impair';
import { ANSWER_AGAIN, ANSWER_NOTHING } from '../wire/one-way';
import type { Fault } from './fault';

const HOUR = 3_600;
/** Packets of {@link HOUR} that a flow in one direction may lose, while the tunnel is re-established once. */
const LOST = 3;
/** IKE SAs that this may create. */
const CREATED = 1;

/** The metric of each tunnel starts twenty processes a minute, which say nothing about the watchdog. */
const METRIC_TIMER = 'vpc2vnet-metric.timer';

const HOURS: readonly Fault[] = [
  {
    id: 'idle-hour',
    title: 'there is no traffic for an hour',
    run: (lab) => keepsSas(lab, () => lab.hosts.in('aws-host', `sleep ${HOUR}`)),
  },
  {
    id: 'loss-hour',
    title: 'one packet per second for an hour, with 5 % random loss in each direction',
    run: async (lab) => {
      await lab.hosts.in('internet', impairWire('loss 5%'));
      const result = await keepsSas(lab, () => pingForAnHour(lab));
      await lab.hosts.in('internet', REPAIR_WIRE);
      return result;
    },
  },
  { id: 'one-way-hour', title: 'one packet per second for an hour, in one direction only', run: oneWay },
];

/** Traffic that looks like that of a tunnel which carries nothing: the router must not take it for one. */
export const UNUSUAL_TRAFFIC: readonly Fault[] = HOURS.map((fault) => ({
  ...fault,
  run: (lab) => withoutMetric(lab, () => fault.run(lab)),
}));

type Result = Awaited<ReturnType<Fault['run']>>;

async function withoutMetric({ hosts }: Lab, run: () => Promise<Result>): Promise<Result> {
  await hosts.in('aws-router', `systemctl stop ${METRIC_TIMER}`);
  const result = await run();
  await hosts.in('aws-router', `systemctl start ${METRIC_TIMER}`);
  return result;
}

/** Whether the SAs are the same ones after `traffic`. */
async function keepsSas(lab: Lab, traffic: () => Promise<unknown>): Promise<Result> {
  const ids = async (): Promise<string> =>
    (await listSas(lab, 'aws-router')).map(({ id, children }) => [id, ...children.map(({ spiIn }) => spiIn)]).join();
  const before = await ids();
  await traffic();
  const after = await ids();
  const passed = before === after && before !== '';
  return { passed, detail: passed ? 'the SAs remain' : `SAs ${before} became ${after}` };
}

async function oneWay(lab: Lab): Promise<Result> {
  const newest = async (): Promise<number> => Math.max(0, ...(await listSas(lab, 'aws-router')).map(({ id }) => id));
  const before = await newest();
  const lines = await countNotices(lab);
  await lab.hosts.in('azure-vm', ANSWER_NOTHING);
  const { sent } = parsePing(await pingForAnHour(lab));
  const lost = sent - Number(await lab.hosts.in('azure-vm', ANSWER_AGAIN));
  const [created, notices] = [(await newest()) - before, (await countNotices(lab)) - lines];
  return {
    passed: lost <= LOST && created <= CREATED && notices === 1,
    detail: `${lost} of ${sent} packets lost; ${created} IKE SAs created; reported ${notices} times by the router`,
  };
}

async function pingForAnHour({ hosts, topology }: Lab): Promise<string> {
  const { output } = await hosts.tryIn('aws-host', `ping -n -q -c ${HOUR} ${topology.addresses.azureVm}`);
  return output;
}

async function countNotices({ hosts }: Lab): Promise<number> {
  return Number(await hosts.in('aws-router', "journalctl -o cat | grep -c 'normal for one-way traffic' || true"));
}
