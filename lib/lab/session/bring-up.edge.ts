import { readFileSync, readdirSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConnections } from '../azure-gateway/azure-connection';
import { startGateway } from '../azure-gateway/start-gateway';
import type { TerraformJson } from '../azure-gateway/terraform-json';
import type { LabAccount } from '../cloud/lab-account';
import { ACCOUNT_FILE, newAccount, servicesOf, stageCloud } from '../cloud/stage.edge';
import { LabError } from '../machine/lab-error';
import type { Machine } from '../machine/machine';
import { readRouters, stageUserData } from '../router/router-files.edge';
import { applyUserData, awaitInit, bootRouter } from '../router/start-router';
import { parseUserData } from '../router/user-data';
import { quote } from '../shell/shell';
import { layOut } from '../topology/topology';
import { installCounters } from '../wire/counters';
import type { Lab, LabLink } from './lab';
import { step, type Reporter } from './reporter';
import { startHosts, wireUp } from './start-hosts';

/** Reads what `synth` wrote. */
export function readLink(outDir: string): LabLink {
  const [router] = readRouters(outDir);
  const stacks = join(outDir, 'cdktf.out', 'stacks');
  const connections = readdirSync(stacks).flatMap((stack) =>
    readConnections(JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')) as TerraformJson),
  );
  const [connection] = connections;
  if (!router || !connection) throw new LabError(`${outDir} holds no router or no connection; run synth first`);
  const tunnels = readFileSync(join(outDir, 'router', router.name, 'etc/swanctl/conf.d/vpc2vnet.conf'), 'utf8');
  const gatewayIp = /remote_addrs = (\S+)/.exec(tunnels)?.[1] ?? '203.0.113.10';
  return { router, connection, gatewayIp };
}

/** Builds both networks, starts both sides and gives the router its user data. */
export async function bringUp(machine: Machine, link: LabLink, report: Reporter): Promise<Lab> {
  const { connection, gatewayIp, router } = link;
  const topology = layOut({
    awsPrefixes: connection.awsPrefixes,
    azurePrefixes: connection.azurePrefixes,
    azureSubnet: connection.vmSubnet,
    elasticIp: connection.peerAddress,
    gatewayIp,
  });
  const region = router.settings['AWS_REGION'] ?? 'us-east-1';
  const endpoint = `secretsmanager.${region}.${router.settings['AWS_DOMAIN'] ?? 'amazonaws.com'}`;
  const account = newAccount({
    region,
    secretArn: router.settings['SECRET_ARN'] ?? '',
    instance: {
      ...{ id: 'i-00000000000000001', type: 't4g.small', mac: '02:00:00:00:00:01', userData: router.userData },
      ...{ privateAddress: topology.addresses.awsRouter, publicAddress: connection.peerAddress },
    },
  });
  stageScripts(machine.sharedDir);
  stageCloud(machine.sharedDir, endpoint);
  const userData = parseUserData(router.userData);
  const installFiles = stageUserData(userData, machine.sharedDir);

  const hosts = await step(report, 'both networks laid out', async () => {
    const [pids, routerPid] = await Promise.all([startHosts(machine), bootRouter(machine)]);
    return wireUp(machine, topology, new Map([...pids, ['aws-router', routerPid]]));
  });
  const lab: Lab = { hosts, topology, link, account, report };
  await Promise.all([
    step(report, 'instance metadata, resolver and Secrets Manager answer', () => startCloud(lab, endpoint)),
    step(report, 'Azure gateway configured from the emitted connection', () =>
      startGateway(hosts, connection, gatewayIp, account.secret.value),
    ),
    step(report, 'router booted', () => awaitInit(hosts)),
    installCounters(hosts, topology),
  ]);
  await step(report, 'user data applied: files written, units started', () =>
    applyUserData(hosts, userData, installFiles),
  );
  return lab;
}

/** Puts the account where the servers read it, without it passing over a disk. */
export async function publishAccount(lab: Pick<Lab, 'hosts'>, account: LabAccount): Promise<void> {
  const text = quote(JSON.stringify(account));
  for (const host of ['aws-fabric', 'internet'] as const) {
    await lab.hosts.in(
      host,
      `mkdir -p /run/lab; printf %s ${text} > ${ACCOUNT_FILE}.new && mv ${ACCOUNT_FILE}.new ${ACCOUNT_FILE}`,
    );
  }
}

async function startCloud(lab: Lab, endpoint: string): Promise<void> {
  await publishAccount(lab, lab.account);
  const services = servicesOf(lab.topology, endpoint);
  await Promise.all(
    (['aws-fabric', 'internet', 'azure-vm'] as const).map((host) =>
      lab.hosts.in(
        host,
        [
          `printf %s ${quote(JSON.stringify(services[host]))} > /run/services.json`,
          'setsid node /run/shared/in/cloud/main.edge.js /run/services.json /run/services.ready </dev/null >/run/services.log 2>&1 &',
          'for try in $(seq 300); do [ -e /run/services.ready ] && exit 0; sleep 0.1; done; cat /run/services.log; exit 1',
        ].join('\n'),
      ),
    ),
  );
}

function stageScripts(sharedDir: string): void {
  const from = join(__dirname, '..', 'hosts');
  for (const script of readdirSync(from)) copyFileSync(join(from, script), join(sharedDir, 'in', script));
}
