import { valueOf } from '../model/fact';
import { reservedBy } from '../model/preview';
import type { RouterView } from '../model/views';
import { buildCharon } from '../strongswan/charon';
import { kernelAlgorithms } from '../strongswan/kernel-algorithms';
import { printSettings } from '../strongswan/print-settings';
import {
  ADDRESS_PLACEHOLDER,
  buildSecretsTemplate,
  buildSwanctl,
  CHILD_NAME,
  KEY_DIRECTORY,
  KEY_PLACEHOLDER,
  routerInitiates,
} from '../strongswan/swanctl';
import { printAptConfig, printShellVariables, printSysctl, type Assignments } from './assignments';
import { printCloudConfig, type CloudFile } from './cloud-init';
import { buildFirewall } from './firewall';
import { KERNEL_SETTINGS } from './kernel';
import { printNftables } from './print-nftables';
import { serviceSandbox } from './sandbox';
import { withoutComments } from './shell-script';
import { printUnit, type Unit } from './systemd';
import * as units from './units';
import { upgradeSettings, upgradeTimer } from './upgrades';

/** The shell scripts of a router by file name; they are the same for every router. */
export type RouterScripts = Readonly<Record<string, string>>;

/** What Azure and a router must agree on beside the config. */
export interface RouterIdentity {
  /** The Elastic IP. */
  readonly address: string;
  readonly sharedKeySecretArn: string;
}

/** What a router gets from the deployment that creates it: values, or CloudFormation's expressions for them. */
export interface RouterDeployment {
  readonly identity: RouterIdentity;
  /** The identity that Azure was deployed with: a router of another one says so instead of waiting for a tunnel. */
  readonly knownToAzure: RouterIdentity;
  readonly signals: RouterSignals;
  /** Name of the parameter in Parameter Store that says how long the router tries; an empty one: the default time. */
  readonly verifyParameter: string;
}

/** Where the router reports to CloudFormation; an empty address reports nothing. */
export interface RouterSignals {
  readonly prepared: string;
  readonly verified: string;
}

export const NO_SIGNALS: RouterSignals = { prepared: '', verified: '' };

/** Everything a router gets, as files. */
export interface RouterFiles {
  readonly files: readonly CloudFile[];
  readonly userData: string;
}

const SYSTEMD = '/etc/systemd/system';
const COMMON_SCRIPT = 'vpc2vnet-common';

/**
 * A router by the facts that are known, as people review it and as the lab runs it: it reports to nobody.
 * @throws Error when a fact that it needs is still pending
 */
export function knownDeployment({ router, ipsec }: RouterView): RouterDeployment {
  const identity = { address: valueOf(router.address), sharedKeySecretArn: valueOf(ipsec.sharedKeySecretArn) };
  return { identity, knownToAzure: identity, signals: NO_SIGNALS, verifyParameter: '' };
}

/**
 * Renders a router.
 * @throws Error when the address of a gateway instance is still pending.
 */
export function renderRouter(view: RouterView, scripts: RouterScripts, deployment: RouterDeployment): RouterFiles {
  const files = [...configFiles(view, deployment), ...unitFiles(view), ...Object.entries(scripts).map(scriptFile)].sort(
    (a, b) => (a.path < b.path ? -1 : 1),
  );
  return { files, userData: printCloudConfig(files, [['/usr/local/sbin/vpc2vnet-setup']]) };
}

function configFiles(view: RouterView, deployment: RouterDeployment): readonly CloudFile[] {
  const mark = view.preview ? previewMark(view) : '';
  return [
    {
      path: '/etc/swanctl/conf.d/vpc2vnet.conf',
      content: mark + printSettings(buildSwanctl(view)),
    },
    { path: '/etc/strongswan.d/vpc2vnet.conf', content: mark + printSettings(buildCharon()) },
    { path: '/etc/nftables.conf', content: mark + printNftables(buildFirewall(view)) },
    { path: '/etc/sysctl.d/60-vpc2vnet.conf', content: mark + printSysctl(KERNEL_SETTINGS) },
    { path: '/etc/apt/apt.conf.d/60vpc2vnet', content: mark + printAptConfig(upgradeSettings(view.router.rebootAt)) },
    { path: '/etc/vpc2vnet/router.env', content: mark + printShellVariables(variables(view, deployment)) },
    {
      path: '/etc/vpc2vnet/deployment.env',
      content: mark + printShellVariables(deploymentVariables(deployment)),
      filledByDeployment: true,
    },
    {
      path: '/etc/vpc2vnet/secrets.template',
      content: mark + printSettings(buildSecretsTemplate(view)),
    },
  ];
}

/** All languages of these files take this for a comment. */
function previewMark({ router }: RouterView): string {
  return `# PREVIEW: documentation addresses (${reservedBy(valueOf(router.address))}) are placeholders for those not assigned yet; do not deploy.\n`;
}

function variables({ region, domain, ipsec, tunnels }: RouterView, { knownToAzure }: RouterDeployment): Assignments {
  return [
    ['AWS_REGION', region],
    ['AWS_DOMAIN', domain],
    ['ADDRESS_PLACEHOLDER', ADDRESS_PLACEHOLDER],
    ['AZURE_SECRET_ARN', knownToAzure.sharedKeySecretArn],
    ['AZURE_ROUTER_ADDRESS', knownToAzure.address],
    ['TUNNELS', tunnels.map(({ device }) => device.connection).join(' ')],
    ['CHILD', CHILD_NAME],
    ['ESP_ALGORITHMS', ipsec.crypto.proposals.esp.map((proposal) => kernelAlgorithms(proposal).join(' ')).join('|')],
    ['INITIATE', routerInitiates(ipsec) ? 'yes' : 'no'],
    ['KEY_DIRECTORY', KEY_DIRECTORY],
    ['KEY_PLACEHOLDER', KEY_PLACEHOLDER],
  ];
}

function deploymentVariables({ identity, signals, verifyParameter }: RouterDeployment): Assignments {
  return [
    ['SECRET_ARN', identity.sharedKeySecretArn],
    ['ROUTER_ADDRESS', identity.address],
    ['PREPARED_SIGNAL', signals.prepared],
    ['VERIFIED_SIGNAL', signals.verified],
    ['VERIFY_PARAMETER', verifyParameter],
  ];
}

function unitFiles(view: RouterView): readonly CloudFile[] {
  const { rebootAt } = view.router;
  const files: readonly (readonly [string, Unit])[] = [
    ['vpc2vnet-interfaces.service', units.interfacesUnit(view.tunnels)],
    ['vpc2vnet-routes.service', units.routesUnit(view)],
    [units.KEY_MOUNT_UNIT, units.keyMount()],
    ['vpc2vnet-key.service', units.keyUnit()],
    ['strongswan.service.d/vpc2vnet.conf', units.daemonDropIn()],
    // By the prefix of their names, so that a further service of ours is confined without a word about it.
    ['vpc2vnet-.service.d/sandbox.conf', serviceSandbox()],
    ['vpc2vnet-watchdog.service', units.watchdogUnit()],
    ['vpc2vnet-watchdog.timer', units.watchdogTimer()],
    ['vpc2vnet-metric.service', units.metricUnit()],
    ['vpc2vnet-metric.timer', units.metricTimer()],
    ['vpc2vnet-verify.service', units.verifyUnit()],
    ...(rebootAt === undefined ? [] : [['apt-daily-upgrade.timer.d/vpc2vnet.conf', upgradeTimer(rebootAt)] as const]),
  ];
  return files.map(([name, unit]) => ({ path: `${SYSTEMD}/${name}`, content: printUnit(unit) }));
}

function scriptFile([name, script]: readonly [string, string]): CloudFile {
  const content = withoutComments(script);
  if (name === COMMON_SCRIPT) return { path: `/usr/local/lib/vpc2vnet/${name}`, content };
  return { path: `/usr/local/sbin/${name}`, content, mode: '0755' };
}
