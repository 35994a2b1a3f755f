import { awaitInit, startRouter } from '../hosts/start-router';
import type { Lab } from '../session/lab';
import { associateElasticIp, stopHost, wireRouter } from '../hosts/start-hosts';
import type { RouterHost } from '../topology/topology';
import type { Fault } from './fault';
import { asFinding, measureOutage } from './outage';

/** Replaces the router as CloudFormation does: first a new instance, then the Elastic IP association and the routes. */
export const routerReplaced: Fault = {
  id: 'router-replaced',
  title: 'the Elastic IP is re-associated with a replacement router, and the old router is terminated',
  run: async (lab) => {
    const outage = await measureOutage(
      lab,
      async () => {
        await replaceRouter(lab);
      },
      240,
    );
    await restoreRouter(lab);
    return asFinding(outage);
  },
};

/** Seconds for which the metadata lacks the address. */
const LOST_SECONDS = 60;

/**
 * A router without the Elastic IP must not speak for it: during a replacement another one does. NAT still leads to the
 * router, so that the outage begins when the watchdog stops the daemon.
 */
export const addressLost: Fault = {
  id: 'address-lost',
  title: `the metadata of the router lacks the Elastic IP for ${LOST_SECONDS} s, as while another instance has it`,
  run: async (lab) => {
    const { account, hosts } = lab;
    let isStopped = false;
    const inject = async (): Promise<void> => {
      const instances = account.instances.map((instance) => ({ ...instance, publicAddress: undefined }));
      await lab.publish({ ...account, instances });
      await hosts.in('aws-router', `sleep ${LOST_SECONDS}`);
      isStopped = (await hosts.in('aws-router', 'systemctl show -P MainPID strongswan.service')).trim() === '0';
      await lab.publish(account);
    };
    const finding = asFinding(await measureOutage(lab, inject, 120));
    const detail = `the IKE daemon ${isStopped ? 'was stopped' : 'continued'}; ${finding.detail}`;
    return { ...finding, passed: finding.passed && isStopped, detail };
  },
};

/** Boots a replacement, re-associates the Elastic IP and the routes with it, and ends the old router. */
export async function replaceRouter(lab: Lab): Promise<void> {
  await bootReplacement(lab);
  await associateReplacement(lab);
}

async function bootReplacement(lab: Lab): Promise<void> {
  const { hosts, topology, account } = lab;
  const [spare] = account.instances.map((old) => replacementOf(old, lab));
  if (spare) await lab.publish({ ...account, instances: [...account.instances, spare] });
  await lab.bootRouter('spare-router');
  await wireRouter(hosts, topology, 'spare-router');
  await awaitInit(hosts, 'spare-router');
  await lab.provision('spare-router');
}

async function associateReplacement(lab: Lab): Promise<void> {
  const { hosts, topology, account } = lab;
  const instances = account.instances.flatMap((old) => [
    { ...old, publicAddress: undefined },
    { ...replacementOf(old, lab), publicAddress: topology.addresses.routerAddress },
  ]);
  await lab.publish({ ...account, instances });
  await associateElasticIp(hosts, topology, 'spare-router');
  await reroute(lab, 'spare-router');
  await stopHost(hosts, 'aws-router');
}

/** Restores the original router for the faults that follow. */
export async function restoreRouter(lab: Lab): Promise<void> {
  const { hosts, topology, account } = lab;
  await stopHost(hosts, 'spare-router');
  await lab.publish(account);
  await startRouter(hosts, 'aws-router');
  await wireRouter(hosts, topology, 'aws-router');
  await associateElasticIp(hosts, topology, 'aws-router');
  await reroute(lab, 'aws-router');
}

async function reroute({ hosts, topology }: Lab, to: RouterHost): Promise<void> {
  const via = to === 'aws-router' ? topology.addresses.awsRouter : topology.addresses.spareRouter;
  const script = (device: string): string =>
    topology.facts.routesToRouter
      .map((prefix) => `ip route replace ${prefix} via ${via} dev ${device} onlink`)
      .join('\n');
  await Promise.all([hosts.in('aws-host', script('ens5')), hosts.in('aws-fabric', script('vpc0'))]);
}

function replacementOf(
  old: Lab['account']['instances'][number],
  { topology }: Lab,
): Lab['account']['instances'][number] {
  return {
    ...old,
    id: 'i-00000000000000002',
    privateAddress: topology.addresses.spareRouter,
    publicAddress: undefined,
  };
}
