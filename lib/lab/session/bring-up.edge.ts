import { copyFileSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instance } from '../aws-endpoints/lab-account';
import { newAccount } from '../aws-endpoints/new-account';
import { stageEndpoints } from '../aws-endpoints/stage.edge';
import type { LabLink } from '../emitted/read-link.edge';
import { parseUserData } from '../emitted/user-data';
import { step, type Reporter } from '../findings';
import { labHosts } from '../hosts/lab-hosts';
import { stageSeed, stageUserData } from '../hosts/stage-user-data.edge';
import { PLAIN_HOSTS, startHost, wireUp } from '../hosts/start-hosts';
import { applyUserData, awaitCloudInit, awaitInit, bootRouter, type Provisioner } from '../hosts/start-router';
import { libreswanFolder } from '../machine/libreswan-package.edge';
import type { Machine } from '../machine/machine';
import { emulateVpc } from '../stand-ins/emulate-vpc';
import { publishAccount, startEndpoints } from '../stand-ins/start-endpoints';
import type { Peer } from '../stand-ins/peers';
import { startGateway } from '../stand-ins/start-gateway';
import { startLibreswanGateway } from '../stand-ins/start-libreswan-gateway';
import { startScriptedGateway } from '../stand-ins/start-scripted-gateway';
import { layOut, type Topology } from '../topology/topology';
import { startCapture } from '../wire/capture';
import { installCounters } from '../wire/counters';
import type { Lab } from './lab';

const START: Readonly<Record<Peer, typeof startGateway>> = {
  strongswan: startGateway,
  libreswan: startLibreswanGateway,
  scripted: startScriptedGateway,
};

/** How to bring a link up. */
export interface BringUpOptions {
  /** @default 'lab' */
  readonly provisioner?: Provisioner;
  /** @default 'strongswan' */
  readonly peer?: Peer;
  /** Start captures before the first packet. @default false */
  readonly capture?: boolean;
}

/** A lab whose daemons are running; its tunnel need not be established yet. */
export interface RunningLab {
  readonly lab: Lab;
  /** Ends the captures; their files are complete afterwards. */
  readonly endCapture: () => Promise<void>;
}

/**
 * Creates both networks, starts both sides and applies the router's user data.
 * @throws LabError when a host cannot be started or a script fails
 */
export async function bringUp(
  machine: Machine,
  link: LabLink,
  report: Reporter,
  { provisioner = 'lab', peer = 'strongswan', capture = false }: BringUpOptions,
): Promise<RunningLab> {
  const { connection, gatewayAddresses, router, vpc } = link;
  const topology = layOut({
    awsPrefixes: connection.awsPrefixes,
    azurePrefixes: connection.azurePrefixes,
    routesToRouter: vpc.routesToRouter,
    azureSubnet: connection.vmSubnet,
    routerAddress: connection.routerAddress,
    gatewayAddresses,
  });
  const region = router.settings['AWS_REGION'] ?? 'us-east-1';
  const endpoint = `secretsmanager.${region}.${router.settings['AWS_DOMAIN'] ?? 'amazonaws.com'}`;
  const secretArn = router.settings['SECRET_ARN'] ?? '';
  const account = newAccount({ region, secretArn, instances: [instanceOf(link, topology)] });
  const userData = parseUserData(router.userData);
  stageScripts(machine.sharedDir);
  if (peer === 'libreswan') stageLibreswan(machine.sharedDir, (text) => report({ kind: 'note', text }));
  await stageEndpoints(machine.sharedDir, endpoint);
  const installFiles = stageUserData(userData, machine.sharedDir);
  stageSeed(router.userData, machine.sharedDir);
  const hosts = labHosts(machine);
  const lab: Lab = {
    hosts,
    topology,
    link,
    account,
    report,
    peer,
    bootedAt: performance.now(),
    bootRouter: (host) => bootRouter(machine, host, provisioner),
    provision: (host) =>
      provisioner === 'lab' ? applyUserData(hosts, host, userData, installFiles) : awaitCloudInit(hosts, host),
    publish: (changed) => publishAccount(hosts, changed),
  };

  await step(report, 'both networks created', async () => {
    await Promise.all([...PLAIN_HOSTS.map((host) => startHost(machine, host)), lab.bootRouter('aws-router')]);
    await wireUp(hosts, topology);
    await emulateVpc(hosts, topology, vpc);
  });
  const captures = capture ? await startCapture(hosts) : undefined;
  await Promise.all([
    step(report, 'instance metadata, resolver and Secrets Manager respond', async () => {
      await lab.publish(account);
      await startEndpoints(hosts, topology, endpoint);
    }),
    step(report, 'Azure gateway configured from the emitted connection', () =>
      START[peer](hosts, connection, gatewayAddresses, account.secret.value),
    ),
    step(report, 'router booted', () => awaitInit(hosts, 'aws-router')),
    installCounters(hosts, topology),
  ]);
  await step(
    report,
    provisioner === 'lab' ? 'user data applied: files written, units started' : 'user data applied by cloud-init',
    () => lab.provision('aws-router'),
  );
  return { lab, endCapture: async () => captures?.stop() };
}

function instanceOf({ router, connection }: LabLink, { addresses }: Topology): Instance {
  return {
    id: 'i-00000000000000001',
    type: 't4g.small',
    mac: '02:00:00:00:00:01',
    userData: router.userData,
    privateAddress: addresses.awsRouter,
    publicAddress: connection.routerAddress,
  };
}

function stageScripts(sharedDir: string): void {
  const from = join(__dirname, '..', 'hosts');
  const scripts = readdirSync(from).filter((name) => /\.(sh|py)$/.test(name));
  for (const script of scripts) copyFileSync(join(from, script), join(sharedDir, 'in', script));
  cpSync(join(__dirname, '..', 'scripted-peer'), join(sharedDir, 'in', 'scripted-peer'), { recursive: true });
}

function stageLibreswan(sharedDir: string, log: (line: string) => void): void {
  cpSync(libreswanFolder(log), join(sharedDir, 'in', 'libreswan'), { recursive: true, verbatimSymlinks: true });
}
