import type { Lab } from '../session/lab';
import type { HostName } from '../topology/topology';
import { count, readCounters } from '../wire/counters';
import type { Check, Finding } from './check';
import { parsePing } from './ping';

/** What replies from inside a network have, and those from the internet, which the fabric of the VPC forwards. */
const TTL = { inside: 64, internet: 63 };
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
  run: (lab) => undisturbed(lab, flowsInVpc(lab), { host: 'aws-fabric', end: 'the router' }),
};

/** The same in a VNet that exists: VMs of others reach each other, and their own networks, without the gateway. */
const otherVnetTraffic: Check = {
  id: 'other-vnet-traffic',
  title: 'in the existing VNet, routes and traffic of others work as without the link, and do not pass the gateway',
  run: (lab) => undisturbed(lab, flowsInVnet(lab), { host: 'azure-gateway', end: 'the gateway' }),
};

/** Checks of a site whose VPC exists without the link. */
export const EXISTING_VPC_CHECKS: readonly Check[] = [otherTraffic];
/** Checks of the hosts of Azure in a VNet that exists without the link. */
export const EXISTING_VNET_CHECKS: readonly Check[] = [otherVnetTraffic];

/** Whether all flows pass as without the link, and no packet of them at `end`, which `host` counts. */
async function undisturbed(
  { hosts }: Lab,
  flows: readonly Flow[],
  { host, end }: { readonly host: HostName; readonly end: string },
): Promise<Finding> {
  const counted = async (): Promise<number> => count(await readCounters(hosts, host), 'of-others');
  const before = await counted();
  const runs = await Promise.all(
    flows.map(async ({ from, to }) =>
      parsePing((await hosts.tryIn(from, `ping -n -c ${PINGS} -i 0.2 -W 2 ${to}`)).output),
    ),
  );
  const passing = (await counted()) - before;
  const works = runs.map(({ received, ttls }, i) => received === PINGS && ttls.join() === String(flows[i]?.ttl));
  const detail = runs.map(
    ({ received, sent, ttls }, i) => `${flows[i]?.title}: ${received} of ${sent}, ttl ${ttls.join(' ') || 'none'}`,
  );
  return {
    passed: flows.length > 0 && works.every(Boolean) && passing === 0,
    detail: `${detail.join('; ')}; ${passing} packets reached ${end}`,
  };
}

function flowsInVpc({ topology }: Lab): readonly Flow[] {
  const { awsHost, awsOther, behindAwsOther, externalHost } = topology.addresses;
  if (awsOther === undefined || behindAwsOther === undefined) return [];
  return [
    { title: 'a route of others', from: 'aws-host', to: behindAwsOther, ttl: TTL.inside },
    { title: 'inside the VPC', from: 'aws-other', to: awsHost, ttl: TTL.inside },
    { title: 'to the internet', from: 'aws-other', to: externalHost, ttl: TTL.internet },
  ];
}

function flowsInVnet({ topology }: Lab): readonly Flow[] {
  const { azureVm, azureOther, behindAzureOther } = topology.addresses;
  if (azureOther === undefined || behindAzureOther === undefined) return [];
  return [
    { title: 'a route of others', from: 'azure-vm', to: behindAzureOther, ttl: TTL.inside },
    { title: 'inside the VNet', from: 'azure-other', to: azureVm, ttl: TTL.inside },
  ];
}
