import { copyFileSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance, LabAccount } from '../aws-endpoints/lab-account';
import { newAccount } from '../aws-endpoints/new-account';
import { stageEndpoints } from '../aws-endpoints/stage.edge';
import type { LabLink } from '../emitted/read-link.edge';
import { parseUserData } from '../emitted/user-data';
import { step, type Reporter } from '../findings';
import { labHosts } from '../hosts/lab-hosts';
import { stageSeed, stageUserData } from '../hosts/stage-user-data.edge';
import { plainHostsOf, startHost, wireUp } from '../hosts/start-hosts';
import { applyUserData, awaitCloudInit, awaitInit, bootRouter, type Provisioner } from '../hosts/start-router';
import { libreswanFolder } from '../machine/libreswan-package.edge';
import type { Machine } from '../machine/machine';
import { emulateVpc } from '../stand-ins/emulate-vpc';
import { publishAccount, startEndpoints, type EndpointSite } from '../stand-ins/start-endpoints';
import type { Peer } from '../stand-ins/peers';
import { startGateway } from '../stand-ins/start-gateway';
import { startLibreswanGateway } from '../stand-ins/start-libreswan-gateway';
import { startScriptedGateway } from '../stand-ins/start-scripted-gateway';
import { layOut, type RouterHost, type Topology } from '../topology/topology';
import { startCapture } from '../wire/capture';
import { installCounters } from '../wire/counters';
import type { Lab } from './lab';

const START: Readonly<Record<Peer, typeof startGateway>> = {
  strongswan: startGateway,
  libreswan: startLibreswanGateway,
  scripted: startScriptedGateway,
};

/**
 * Milliseconds until all virtual links carry packets: the kernel activates those that come up within a second of others a
 * second later, and drops what is sent before.
 * @see https://github.com/torvalds/linux/blob/v6.16/net/core/link_watch.c
 */
const ACTIVATION_MS = 1100;

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
 * Creates the networks of all sites, starts both sides of each and applies the user data of the routers; returns the
 * first site, which has the others.
 * @throws LabError when a host cannot be started or a script fails
 */
export async function bringUp(
  machine: Machine,
  links: readonly [LabLink, ...LabLink[]],
  report: Reporter,
  options: BringUpOptions,
): Promise<RunningLab> {
  const { provisioner = 'lab', peer = 'strongswan', capture = false } = options;
  stageScripts(machine.sharedDir);
  if (peer === 'libreswan') stageLibreswan(machine.sharedDir, (text) => report({ kind: 'note', text }));
  const sites = prepareSites(machine, links, report, options);
  await stageEndpoints(
    machine.sharedDir,
    sites.map(({ endpoint }) => endpoint),
  );
  const [first, ...others] = sites;
  const each = <T>(work: (site: Site) => Promise<T>): Promise<unknown> => Promise.all(sites.map(work));

  await step(report, links.length === 1 ? 'both networks created' : 'all networks created', async () => {
    await each(({ hosts, topology, lab }) =>
      Promise.all([
        ...plainHostsOf(hosts, topology).map((host) => startHost(hosts, host)),
        lab.bootRouter('aws-router'),
      ]),
    );
    for (const { hosts, topology, lab } of sites) {
      await wireUp(hosts, topology);
      await emulateVpc(hosts, topology, lab.link.vpc);
    }
  });
  const captures = capture ? await startCapture([first.hosts, ...others.map(({ hosts }) => hosts)]) : undefined;
  await Promise.all([
    step(report, 'instance metadata, resolver and Secrets Manager respond', async () => {
      await each(({ lab }) => lab.publish(lab.account));
      await startEndpoints(sites);
    }),
    step(report, 'Azure gateway configured from the emitted connection', () =>
      START[peer](
        first.hosts,
        first.lab.link.connection,
        first.lab.link.gatewayAddresses,
        first.lab.account.secret.value,
        others.map(({ lab }) => ({ connection: lab.link.connection, key: lab.account.secret.value })),
      ),
    ),
    step(report, 'router booted', () => each(({ hosts }) => awaitInit(hosts, 'aws-router'))),
    each(({ hosts, topology }) => installCounters(hosts, topology)),
    sleep(ACTIVATION_MS),
  ]);
  await step(
    report,
    provisioner === 'lab' ? 'user data applied: files written, units started' : 'user data applied by cloud-init',
    () => each(({ lab }) => lab.provision('aws-router')),
  );
  return { lab: first.lab, endCapture: async () => captures?.stop() };
}

/** A site of the lab before it is started. */
interface Site extends EndpointSite {
  readonly lab: Lab;
}

function prepareSites(
  machine: Machine,
  links: readonly [LabLink, ...LabLink[]],
  report: Reporter,
  options: BringUpOptions,
): readonly [Site, ...Site[]] {
  const bootedAt = performance.now();
  const prepare = (link: LabLink, siteNumber: number): Site & { readonly others: Lab[] } => {
    const otherPrefixes = links.filter((other) => other !== link).flatMap(({ connection }) => connection.awsPrefixes);
    const site = prepareSite(machine, link, topologyOf(link, siteNumber, otherPrefixes), options);
    const others: Lab[] = [];
    return { ...site, others, lab: { ...site.lab, report, bootedAt, others } };
  };
  const [first, ...rest] = links;
  const sites = [prepare(first, 0), ...rest.map((link, index) => prepare(link, index + 1))] as const;
  for (const { others, lab } of sites) {
    others.push(...sites.filter((site) => site.lab !== lab).map((site) => site.lab));
  }
  return sites;
}

function topologyOf(
  { connection, vpc, gatewayAddresses }: LabLink,
  siteNumber: number,
  otherSites: readonly string[],
): Topology {
  return layOut({
    awsPrefixes: connection.awsPrefixes,
    azurePrefixes: connection.azurePrefixes,
    routesToRouter: vpc.routesToRouter,
    isExistingVpc: vpc.isExisting,
    isExistingVnet: connection.isExistingVnet,
    azureSubnet: connection.vmSubnet,
    routerAddress: connection.routerAddress,
    gatewayAddresses,
    siteNumber,
    otherSites,
  });
}

function prepareSite(
  machine: Machine,
  link: LabLink,
  topology: Topology,
  { provisioner = 'lab', peer = 'strongswan' }: BringUpOptions,
): EndpointSite & { readonly lab: Omit<Lab, 'report' | 'bootedAt' | 'others'> } {
  const { router } = link;
  const region = router.settings['AWS_REGION'] ?? 'us-east-1';
  const endpoint = `secretsmanager.${region}.${router.settings['AWS_DOMAIN'] ?? 'amazonaws.com'}`;
  const secretArn = router.settings['SECRET_ARN'] ?? '';
  const account = newAccount({ region, secretArn, instances: [instanceOf(link, topology)] });
  const userData = parseUserData(router.userData);
  const hosts = labHosts(machine, link.site);
  const installFiles = stageUserData(userData, hosts);
  stageSeed(router.userData, hosts);
  const lab = {
    hosts,
    topology,
    link,
    account,
    peer,
    bootRouter: (host: RouterHost) => bootRouter(hosts, host, provisioner),
    provision: (host: RouterHost) =>
      provisioner === 'lab' ? applyUserData(hosts, host, userData, installFiles) : awaitCloudInit(hosts, host),
    publish: (changed: LabAccount) => publishAccount(hosts, changed),
  };
  return { hosts, topology, endpoint, lab };
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
