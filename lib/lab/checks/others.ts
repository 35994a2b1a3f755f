import type { Lab } from '../session/lab';
import type { HostName } from '../topology/topology';
import { count, readCounters } from '../wire/counters';
import type { Check } from './check';
import { parsePing } from './ping';

/** What replies from inside the VPC have, and those from the internet, which the fabric of the VPC forwards. */
const TTL = { inVpc: 64, internet: 63 };
const PINGS = 5;

interface Flow {
  readonly title: string;
  readonly from: HostName;
  readonly to: string;
  readonly ttl: number;
}

/** In a VPC that exists, the link changes nothing for others: their routes and their traffic do not pass the router. */
const otherTraffic: Check = {
  id: 'other-traffic',
  title: 'in the existing VPC, routes and traffic of others work as without the link, and do not pass the router',
  run: async (lab) => {
    const flows = flowsOfOthers(lab);
    const before = await atRouter(lab);
    const runs = await Promise.all(
      flows.map(async ({ from, to }) =>
        parsePing((await lab.hosts.tryIn(from, `ping -n -c ${PINGS} -i 0.2 -W 2 ${to}`)).output),
      ),
    );
    const passing = (await atRouter(lab)) - before;
    const works = runs.map(({ received, ttls }, i) => received === PINGS && ttls.join() === String(flows[i]?.ttl));
    const detail = runs.map(
      ({ received, sent, ttls }, i) => `${flows[i]?.title}: ${received} of ${sent}, ttl ${ttls.join(' ') || 'none'}`,
    );
    return {
      passed: flows.length > 0 && works.every(Boolean) && passing === 0,
      detail: `${detail.join('; ')}; ${passing} packets reached the router`,
    };
  },
};

/** Checks of a site whose VPC exists without the link. */
export const EXISTING_VPC_CHECKS: readonly Check[] = [otherTraffic];

function flowsOfOthers({ topology }: Lab): readonly Flow[] {
  const { awsHost, awsOther, behindAwsOther, externalHost } = topology.addresses;
  if (awsOther === undefined || behindAwsOther === undefined) return [];
  return [
    { title: 'a route of others', from: 'aws-host', to: behindAwsOther, ttl: TTL.inVpc },
    { title: 'inside the VPC', from: 'aws-other', to: awsHost, ttl: TTL.inVpc },
    { title: 'to the internet', from: 'aws-other', to: externalHost, ttl: TTL.internet },
  ];
}

async function atRouter({ hosts }: Lab): Promise<number> {
  return count(await readCounters(hosts, 'aws-fabric'), 'of-others');
}
