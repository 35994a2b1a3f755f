import { readFileSync, readdirSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { playVpc } from '../stand-ins/emulate-vpc';
import { readVpcSide, type CloudFormation } from '../emitted/vpc-side';
import { readConnections } from '../emitted/azure-connection';
import { startGateway } from '../stand-ins/start-gateway';
import type { TerraformJson } from '../emitted/terraform-json';
import type { Instance, LabAccount } from '../aws-endpoints/lab-account';
import { newAccount } from '../aws-endpoints/new-account';
import { ACCOUNT_FILE, servicesOf, stageCloud } from '../aws-endpoints/stage.edge';
import { LabError } from '../lab-error';
import type { Machine } from '../machine/machine';
import { readRouters, stageSeed, stageUserData } from '../emitted/router-files.edge';
import { applyUserData, awaitCloudInit, awaitInit, bootRouter, type Provisioner } from '../hosts/start-router';
import { parseUserData } from '../emitted/user-data';
import { quote } from '../shell/shell';
import { layOut, type Topology } from '../topology/topology';
import { startCapture } from '../wire/capture';
import { installCounters } from '../wire/counters';
import type { Lab, LabLink } from './lab';
import { step, type Reporter } from '../findings';
import { labHosts, type LabHosts } from '../hosts/lab-hosts';
import { PLAIN_HOSTS, startHost, wireUp } from '../hosts/start-hosts';

/** Reads what `synth` wrote. */
export function readLink(outDir: string, gatewayIp: string): LabLink {
  const [router] = readRouters(outDir);
  const stacks = join(outDir, 'cdktf.out', 'stacks');
  const connections = readdirSync(stacks).flatMap((stack) =>
    readConnections(JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')) as TerraformJson),
  );
  const [connection] = connections;
  if (!router || !connection) throw new LabError(`${outDir} holds no router or no connection; run synth first`);
  return { router, vpc: readVpcSide(readTemplates(join(outDir, 'cdk.out'))), connection, gatewayIp };
}

function readTemplates(dir: string): readonly CloudFormation[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.template.json'));
  return names.map((name) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as CloudFormation);
}

/** How to bring a link up. */
export interface BringUpOptions {
  /** @default 'lab' */
  readonly provisioner?: Provisioner;
  /** Capture from before the first packet. @default false */
  readonly capture?: boolean;
}

/** A link that is up, or trying to be. */
export interface RunningLab {
  readonly lab: Lab;
  /** Ends the captures; their files are complete afterwards. */
  readonly endCapture: () => Promise<void>;
}

/** Builds both networks, starts both sides and gives the router its user data. */
export async function bringUp(
  machine: Machine,
  link: LabLink,
  report: Reporter,
  { provisioner = 'lab', capture = false }: BringUpOptions,
): Promise<RunningLab> {
  const { connection, gatewayIp, router, vpc } = link;
  const topology = layOut({
    awsPrefixes: connection.awsPrefixes,
    azurePrefixes: connection.azurePrefixes,
    routesToRouter: vpc.routesToRouter,
    azureSubnet: connection.vmSubnet,
    elasticIp: connection.peerAddress,
    gatewayIp,
  });
  const region = router.settings['AWS_REGION'] ?? 'us-east-1';
  const endpoint = `secretsmanager.${region}.${router.settings['AWS_DOMAIN'] ?? 'amazonaws.com'}`;
  const secretArn = router.settings['SECRET_ARN'] ?? '';
  const account = newAccount({ region, secretArn, instances: [instanceOf(link, topology)] });
  const userData = parseUserData(router.userData);
  stageScripts(machine.sharedDir);
  stageCloud(machine.sharedDir, endpoint);
  const installFiles = stageUserData(userData, machine.sharedDir);
  stageSeed(router.userData, machine.sharedDir);
  const hosts = labHosts(machine);
  const lab: Lab = {
    ...{ hosts, topology, link, account, report, bootedAt: performance.now() },
    bootRouter: (host) => bootRouter(machine, host, provisioner),
    provision: (host) =>
      provisioner === 'lab' ? applyUserData(hosts, host, userData, installFiles) : awaitCloudInit(hosts, host),
    publish: (changed) => publishAccount(hosts, changed),
  };

  await step(report, 'both networks laid out', async () => {
    await Promise.all([...PLAIN_HOSTS.map((host) => startHost(machine, host)), lab.bootRouter('aws-router')]);
    await wireUp(hosts, topology);
    await playVpc(hosts, topology, vpc);
  });
  const captures = capture ? await startCapture(hosts) : undefined;
  await Promise.all([
    step(report, 'instance metadata, resolver and Secrets Manager answer', () => startCloud(lab, endpoint)),
    step(report, 'Azure gateway configured from the emitted connection', () =>
      startGateway(hosts, connection, gatewayIp, account.secret.value),
    ),
    step(report, 'router booted', () => awaitInit(hosts, 'aws-router')),
    installCounters(hosts, topology),
  ]);
  await step(
    report,
    provisioner === 'lab' ? 'user data applied: files written, units started' : 'cloud-init has applied the user data',
    () => lab.provision('aws-router'),
  );
  return { lab, endCapture: async () => captures?.stop() };
}

function instanceOf({ router, connection }: LabLink, { addresses }: Topology): Instance {
  return {
    ...{ id: 'i-00000000000000001', type: 't4g.small', mac: '02:00:00:00:00:01', userData: router.userData },
    ...{ privateAddress: addresses.awsRouter, publicAddress: connection.peerAddress },
  };
}

async function publishAccount(hosts: LabHosts, account: LabAccount): Promise<void> {
  const text = quote(JSON.stringify(account));
  const script = `mkdir -p /run/lab; printf %s ${text} > ${ACCOUNT_FILE}.new && mv ${ACCOUNT_FILE}.new ${ACCOUNT_FILE}`;
  await Promise.all((['aws-fabric', 'internet'] as const).map((host) => hosts.in(host, script)));
}

async function startCloud(lab: Lab, endpoint: string): Promise<void> {
  await lab.publish(lab.account);
  const services = servicesOf(lab.topology, endpoint);
  const program = 'node /run/shared/in/cloud/main.edge.js /run/services.json /run/services.ready';
  await Promise.all(
    (['aws-fabric', 'internet', 'azure-vm'] as const).map((host) =>
      lab.hosts.in(
        host,
        [
          `printf %s ${quote(JSON.stringify(services[host]))} > /run/services.json`,
          `setsid ${program} </dev/null >/run/services.log 2>&1 &`,
          'for try in $(seq 300); do [ -e /run/services.ready ] && exit 0; sleep 0.1; done; cat /run/services.log; exit 1',
        ].join('\n'),
      ),
    ),
  );
}

function stageScripts(sharedDir: string): void {
  const from = join(__dirname, '..', 'hosts');
  const scripts = readdirSync(from).filter((name) => name.endsWith('.sh'));
  for (const script of scripts) copyFileSync(join(from, script), join(sharedDir, 'in', script));
}
