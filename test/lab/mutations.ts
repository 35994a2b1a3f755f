import { nameOf } from '../../lib/lab/stand-ins/gateway-config';
import { reconfigureScript } from '../../lib/lab/stand-ins/start-gateway';
import { CHECKS, runChecks } from '../../lib/lab/checks/run-checks';
import { tunnelUp } from '../../lib/lab/checks/tunnel';
import type { Check } from '../../lib/lab/checks/check';
import { routerItself, routerItselfSampled } from '../../lib/lab/checks/port-scan';
import { newSharedKey } from '../../lib/lab/aws-endpoints/new-account';
import { trafficFlows } from '../../lib/lab/faults/outage';
import type { Lab } from '../../lib/lab/session/lab';
import { associateElasticIp } from '../../lib/lab/hosts/start-hosts';
import { quoteShell } from '../../lib/base/quote-shell';
import { loadRules } from '../../lib/lab/shell/shell';
import type { Topology } from '../../lib/lab/topology/topology';
import { installCounters } from '../../lib/lab/wire/counters';

const RESTART = 'systemctl restart strongswan.service';
const RELOAD_FIREWALL = 'systemctl restart nftables.service';
const WATCHDOG = '/run/systemd/system/vpc2vnet-watchdog.service.d';
const CONNECTION = '/etc/swanctl/conf.d/vpc2vnet.conf';

/** One deliberate change, and the only check that may fail after it; in a link of several sites, at the sites named. */
export interface Mutation {
  readonly what: string;
  readonly apply: (lab: Lab) => Promise<unknown>;
  readonly restore: (lab: Lab) => Promise<unknown>;
  readonly red: string;
  readonly reason: RegExp;
}

function azure(lab: Lab, policy: object = {}, key = lab.account.secret.value): Promise<string> {
  const { connection, gatewayAddresses } = lab.link;
  const changed = { ...connection, policy: connection.policy && { ...connection.policy, ...policy } };
  return lab.hosts.in('azure-gateway', reconfigureScript(changed, gatewayAddresses, key));
}

function defaultRoute({ addresses }: Topology): string {
  return `default via ${addresses.internetHop} dev igw0 onlink`;
}

/** A mutation of the router's firewall: a rule before those that filter traffic between the networks. */
function forwardMutation(what: string, rule: string, red: string, reason: RegExp): Mutation {
  return {
    what,
    apply: (lab) => lab.hosts.in('aws-router', `nft insert rule inet vpc2vnet forward ${rule}`),
    restore: (lab) => lab.hosts.in('aws-router', RELOAD_FIREWALL),
    red,
    reason,
  };
}

/** Mutations that prevent the tunnel, or its rekey. */
const NO_TUNNEL: readonly Mutation[] = [
  {
    what: 'a PSK mismatch',
    apply: (lab) => azure(lab, {}, newSharedKey()),
    restore: (lab) => azure(lab),
    red: 'tunnel-up',
    reason: /shared keys of the two sides differ/,
  },
  {
    what: 'a PFS group mismatch',
    apply: async (lab) => {
      await azure(lab, { pfs_group: 'PFS14' });
      await trafficFlows(lab, 120);
    },
    restore: (lab) => azure(lab),
    red: 'rekey-child',
    reason: /NO_PROPOSAL_CHOSEN/,
  },
  {
    what: 'a proposal removed',
    apply: (lab) => azure(lab, { ike_integrity: 'SHA256' }),
    restore: (lab) => azure(lab),
    red: 'tunnel-up',
    reason: /aws-router offered .*SHA2_384.*azure-gateway accepts .*SHA2_256/,
  },
  {
    what: 'the NAT of the Elastic IP removed',
    apply: (lab) => lab.hosts.in('aws-fabric', 'nft delete table ip aws'),
    restore: (lab) => associateElasticIp(lab.hosts, lab.topology, 'aws-router'),
    red: 'tunnel-up',
    reason: /does not respond/,
  },
];

/** Mutations that let traffic pass in a wrong way. */
const WRONG_TRAFFIC: readonly Mutation[] = [
  {
    what: 'the MSS clamp removed',
    apply: (lab) => lab.hosts.in('aws-router', 'nft flush chain inet vpc2vnet mss'),
    restore: (lab) => lab.hosts.in('aws-router', RELOAD_FIREWALL),
    red: 'mss-clamp',
    reason: /above 1350/,
  },
  {
    what: 'other algorithms on both sides',
    apply: async (lab) => {
      await azure(lab, { ike_integrity: 'SHA256' });
      await lab.hosts.in('aws-router', `sed -i.kept s/aes256-sha384-ecp384/aes256-sha256-ecp384/ ${CONNECTION}`);
    },
    restore: async (lab) => {
      await lab.hosts.in('aws-router', `mv ${CONNECTION}.kept ${CONNECTION}`);
      await azure(lab);
    },
    red: 'algorithms',
    reason: /HMAC_SHA2_256_128.*, expected IKE .*HMAC_SHA2_384/,
  },
  {
    what: 'the router forwards every packet from the tunnel',
    apply: (lab) => lab.hosts.in('aws-router', 'nft insert rule inet vpc2vnet forward iifname ipsec0 accept'),
    restore: (lab) => lab.hosts.in('aws-router', RELOAD_FIREWALL),
    red: 'outside-prefixes',
    reason: /3 at aws-host/,
  },
  {
    what: 'the router forwards traffic to Azure unencrypted',
    apply: (lab) => lab.hosts.in('aws-router', 'nft insert rule inet vpc2vnet forward ip daddr @azure accept'),
    restore: (lab) => lab.hosts.in('aws-router', RELOAD_FIREWALL),
    red: 'tunnel-down',
    reason: /^[1-9]\d* packets left unencrypted/,
  },
  {
    what: 'a port of the router that is open to all',
    apply: (lab) => lab.hosts.in('aws-router', 'nft insert rule inet vpc2vnet input tcp dport 22 accept'),
    restore: (lab) => lab.hosts.in('aws-router', RELOAD_FIREWALL),
    red: 'router-itself',
    reason: /^from aws-host: tcp 22, tcp 9, udp 9, of 131070 ports; from azure-vm: tcp 22, tcp 9, udp 9, of /,
  },
  {
    what: 'a port of the router that is open to the VPC and does not respond',
    apply: (lab) =>
      lab.hosts.in('aws-router', 'nft insert rule inet vpc2vnet input ip saddr @vpc udp dport 4500 accept'),
    restore: (lab) => lab.hosts.in('aws-router', RELOAD_FIREWALL),
    red: 'router-itself',
    reason:
      /^from aws-host: tcp 9, udp 9, udp 4500 \(no response\), of 131070 ports; from azure-vm: only the port that the lab opened, of /,
  },
  {
    // The file name sorts after that of the sandbox, so that this filter is applied to the calls that the sandbox allows.
    what: 'a system call filter of the watchdog that denies a call it needs',
    apply: ({ hosts }) =>
      hosts.in(
        'aws-router',
        `mkdir -p ${WATCHDOG}; printf '[Service]\\nSystemCallFilter=~getppid\\n' > ${WATCHDOG}/zz-mutation.conf; systemctl daemon-reload; systemctl start vpc2vnet-watchdog.service || true`,
      ),
    restore: async ({ hosts }) => {
      await hosts.in(
        'aws-router',
        `rm -r ${WATCHDOG}; systemctl daemon-reload; systemctl reset-failed vpc2vnet-watchdog.service`,
      );
      await hosts.machine.run('dmesg --clear');
    },
    red: 'sandbox',
    reason: /denied: system call 110 of vpc2vnet-watchd/,
  },
];

/** Mutations that block one kind of traffic. */
const LOST_TRAFFIC: readonly Mutation[] = [
  forwardMutation(
    'the router changes the TTL of replies from azure-vm',
    'iifname ipsec0 icmp type echo-reply ip ttl set 33',
    'ping-to-azure',
    /5 of 5 answered, ttl 33/,
  ),
  forwardMutation(
    'the router drops pings from azure-vm',
    'iifname ipsec0 icmp type echo-request drop',
    'ping-to-aws',
    /0 of 5 answered/,
  ),
  forwardMutation(
    'the router rejects TCP from aws-host',
    'iifname ens5 tcp dport 5001 reject with tcp reset',
    'tcp-to-azure',
    /sender ended with 1/,
  ),
  forwardMutation(
    'the router rejects TCP from azure-vm',
    'iifname ipsec0 tcp dport 5001 reject with tcp reset',
    'tcp-to-aws',
    /sender ended with 1/,
  ),
  forwardMutation(
    'the router drops DNS queries',
    'iifname ens5 udp dport 53 drop',
    'dns-over-udp',
    /timed out|no answer/,
  ),
];

/** Mutations that show on the wire, or only at a rekey of the IKE SA. */
const WIRE: readonly Mutation[] = [
  {
    what: 'ESP without UDP in addition to the tunnel',
    apply: ({ hosts, topology }) => {
      const { routerAddress } = topology.addresses;
      const send = `import socket, time
wire = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ESP)
while True: wire.sendto(bytes(64), ("${routerAddress}", 0)); time.sleep(1)`;
      return hosts.in(
        'azure-gateway',
        `setsid python3 -c ${quoteShell(send)} </dev/null >/dev/null 2>&1 & echo $! > /run/mutation.pid`,
      );
    },
    restore: ({ hosts }) => hosts.in('azure-gateway', 'kill "$(cat /run/mutation.pid)"'),
    red: 'esp-on-udp-4500',
    reason: /; 0 unencrypted, [1-9]\d* of ESP without UDP/,
  },
  {
    what: 'a wire with a small MTU, and ESP without the DF bit',
    apply: async ({ hosts, topology }) => {
      await hosts.in('aws-router', `sed -i.kept 's/^\\( *\\)start_action = .*/&\\n\\1copy_df = no/' ${CONNECTION}`);
      await hosts.in('aws-fabric', `ip route replace ${defaultRoute(topology)} mtu lock 1200`);
    },
    restore: async ({ hosts, topology }) => {
      await hosts.in('aws-fabric', `ip route replace ${defaultRoute(topology)}`);
      await hosts.in('aws-router', `mv ${CONNECTION}.kept ${CONNECTION}`);
    },
    red: 'no-fragments',
    reason: /^[1-9]\d* fragments/,
  },
  {
    // Byte 18 of the IKE header, after ports and marker of UDP 4500, is the exchange type: CREATE_CHILD_SA (36) rekeys
    // either SA, the IPsec SA first.
    what: 'a gateway that receives only the first rekey request',
    apply: ({ hosts }) =>
      hosts.in(
        'azure-gateway',
        loadRules([
          'table ip mutation {',
          'chain arriving {',
          'type filter hook input priority -10;',
          'udp dport 4500 @th,64,32 0 @th,240,8 36 limit rate over 1/day burst 1 packets drop',
          '}',
          '}',
        ]),
      ),
    restore: ({ hosts }) => hosts.in('azure-gateway', 'nft delete table ip mutation'),
    red: 'rekey-ike',
    // The router declares the gateway dead after 13 seconds, and initiates again.
    reason: /^IKE SA #\d+ was not rekeyed/,
  },
];

/** Mutations that show only with several prefixes. */
const SEVERAL_PREFIXES: readonly Mutation[] = [
  {
    what: 'the firewall of the router without the second prefix of the VNet',
    apply: ({ hosts, topology }) =>
      hosts.in('aws-router', `nft delete element inet vpc2vnet azure { ${topology.facts.azurePrefixes[1]} }`),
    restore: ({ hosts }) => hosts.in('aws-router', RELOAD_FIREWALL),
    red: 'every-prefix',
    reason: /^no answer from 10\.10\.\S+ to 10\.21\.\S+, 100\.64\.\S+ to 10\.21\.\S+$/,
  },
];

/** Mutations that show only with several sites. */
const SEVERAL_SITES: readonly Mutation[] = [
  {
    what: 'a gateway that ends the tunnel of every site with that of one',
    apply: ({ hosts, link, others }) => {
      const isUp = `swanctl --list-sas --ike ${nameOf(link.connection)} 2>/dev/null | grep -q ESTABLISHED`;
      const end = others.map((other) => `swanctl --terminate --ike ${nameOf(other.link.connection)} --force`);
      const loop = `while sleep 1; do ${isUp} || { ${end.join('; ')}; }; done`;
      return hosts.in(
        'azure-gateway',
        `setsid sh -c ${quoteShell(loop)} </dev/null >/dev/null 2>&1 & echo $! > /run/mutation.pid`,
      );
    },
    restore: ({ hosts }) => hosts.in('azure-gateway', 'kill "$(cat /run/mutation.pid)"'),
    red: 'aws/sites-apart',
    reason: /^virginia lost [1-9]\d* of \d+ pings; this site .* recovered$/,
  },
  {
    what: 'routers and route tables that connect the sites through Azure',
    apply: (lab) => connectSites(lab, 'replace', 'nft insert rule inet vpc2vnet forward accept'),
    restore: (lab) => connectSites(lab, 'del', RELOAD_FIREWALL),
    red: 'aws/sites-isolated, virginia/sites-isolated',
    reason: /^[1-3] of 3 from (aws|virginia) answered$/,
  },
];

/** Mutations that show only in a VPC or a VNet that exists. */
const EXISTING_NETWORKS: readonly Mutation[] = [
  {
    what: 'a route of the link in the place of a route of others',
    apply: ({ hosts, topology: { addresses } }) =>
      hosts.in('aws-host', `ip route replace ${addresses.behindAwsOther} via ${addresses.awsRouter} dev ens5 onlink`),
    restore: ({ hosts, topology: { addresses } }) => hosts.in('aws-host', `ip route del ${addresses.behindAwsOther}`),
    red: 'other-traffic',
    reason: /^a route of others: 0 of 5, ttl none; .* [1-9]\d* packets reached the router$/,
  },
  {
    what: 'a route table of others with a route to the router',
    apply: ({ hosts, topology: { addresses } }) =>
      hosts.in('aws-other', `ip route replace default via ${addresses.awsRouter} dev ens5 onlink`),
    restore: ({ hosts, topology: { addresses } }) =>
      hosts.in('aws-other', `ip route replace default via ${addresses.awsGateway} dev ens5 onlink`),
    red: 'other-traffic',
    reason: /to the internet: 0 of 5, ttl none; [1-9]\d* packets reached the router$/,
  },
  {
    what: 'a route to the VPN gateway in the place of a route of others in the VNet',
    apply: ({ hosts, topology: { addresses } }) =>
      hosts.in(
        'azure-vm',
        `ip route replace ${addresses.behindAzureOther} via ${addresses.azureInner} dev eth0 onlink`,
      ),
    restore: ({ hosts, topology: { addresses } }) => hosts.in('azure-vm', `ip route del ${addresses.behindAzureOther}`),
    red: 'other-vnet-traffic',
    reason: /^a route of others: 0 of 5, ttl none; .* [1-9]\d* packets reached the gateway$/,
  },
];

/** Adds or removes the routes between the sites in every site, and runs a command on each router. */
async function connectSites(lab: Lab, change: 'replace' | 'del', onRouter: string): Promise<void> {
  const sites = [lab, ...lab.others];
  const prefixesOf = (site: Lab): readonly string[] =>
    sites.filter((other) => other !== site).flatMap(({ topology }) => topology.facts.awsPrefixes);
  for (const site of sites) {
    const via = `via ${site.topology.addresses.awsRouter} dev ens5 onlink`;
    const routes = (how: string): string =>
      prefixesOf(site)
        .map((to) => `ip route ${change} ${to} ${how}`)
        .join('\n');
    await site.hosts.in('aws-router', `${routes('dev ipsec0')}\n${onRouter}`);
    await site.hosts.in('aws-host', routes(via));
  }
}

/** Mutations that run in one lab of an example. */
interface MutationGroup {
  readonly example: string;
  readonly mutations: readonly Mutation[];
  /** Checks to run after each, beside those of a link of several sites. @default - all of them */
  readonly checks?: readonly Check[];
}

/** All mutations, in groups. */
export const MUTATION_GROUPS: readonly MutationGroup[] = [
  { example: 'post-2015', mutations: [...WRONG_TRAFFIC, ...WIRE] },
  { example: 'post-2015', mutations: [...LOST_TRAFFIC, ...NO_TUNNEL] },
  { example: 'custom-crypto', mutations: SEVERAL_PREFIXES },
  { example: 'existing-networks', mutations: EXISTING_NETWORKS, checks: [tunnelUp] },
  { example: 'two-sites', mutations: SEVERAL_SITES, checks: [tunnelUp] },
];

/** The checks that a mutation makes fail, without the names of sites. */
export function redsOf({ red }: Mutation): readonly string[] {
  return red.split(', ').map((id) => id.replace(/^.*\//, ''));
}

/** Checks that no mutation makes fail, each with the reason. */
export const NEVER_SEEN_RED: Readonly<Record<string, string>> = {};

/** Expected result of {@link runMutations}: each mutation and its one failed check. */
export function expectedMutations(mutations: readonly Mutation[]): readonly string[] {
  return mutations.map(({ what, red }) => `${what}: ${red}`);
}

/**
 * Applies the mutations in order to a running lab; returns the failed checks of each, with the reason where it is not
 * the expected one.
 * @param details receives the detail of the first failed check of each mutation
 * @throws Error when the link does not recover after a mutation
 */
export async function runMutations(
  lab: Lab,
  { mutations, checks = CHECKS }: MutationGroup,
  details = new Map<string, string>(),
): Promise<readonly string[]> {
  await trafficFlows(lab, 120);
  const reds: string[] = [];
  for (const { what, red, apply, restore, reason } of mutations) {
    await apply(lab);
    await lab.hosts.in('aws-router', RESTART);
    await installCounters(lab.hosts, lab.topology);
    // The hosts are booted: without a tunnel, the shortest wait for it says so.
    const failed = (await runChecks({ ...lab, bootedAt: performance.now() }, scanningFor(red, checks))).filter(
      ({ outcome }) => outcome === 'failed',
    );
    for (const { detail } of failed.slice(0, 1)) details.set(what, detail);
    reds.push(`${what}: ${failed.map(({ id, detail: why }) => (reason.test(why) ? id : `${id} (${why})`)).join(', ')}`);
    await restore(lab);
    await lab.hosts.in('aws-router', RESTART);
    if (!(await trafficFlows(lab, 240))) throw new Error(`the lab did not recover from ${what}`);
  }
  return reds;
}

/** These checks, with a scan of every port only where it is to fail: it takes a third of their time. */
function scanningFor(red: string, checks: readonly Check[]): readonly Check[] {
  return red === routerItself.id
    ? checks
    : checks.map((check) => (check === routerItself ? routerItselfSampled : check));
}
