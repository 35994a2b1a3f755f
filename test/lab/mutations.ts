import { reconfigureScript } from '../../lib/lab/stand-ins/start-gateway';
import { CHECKS, runChecks } from '../../lib/lab/checks/run-checks';
import { newSharedKey } from '../../lib/lab/aws-endpoints/new-account';
import { trafficFlows } from '../../lib/lab/faults/outage';
import type { Lab } from '../../lib/lab/session/lab';
import { associateElasticIp } from '../../lib/lab/hosts/start-hosts';
import { installCounters } from '../../lib/lab/wire/counters';

const RESTART = 'systemctl restart strongswan.service';
const RELOAD_FIREWALL = 'systemctl restart nftables.service';
const CONNECTION = '/etc/swanctl/conf.d/vpc2vnet.conf';

/** One side broken on purpose, and the only check which may turn red. */
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

/** What keeps a tunnel from coming up or from staying up. */
export const NO_TUNNEL: readonly Mutation[] = [
  {
    what: 'a wrong key',
    apply: (lab) => azure(lab, {}, newSharedKey()),
    restore: (lab) => azure(lab),
    red: 'tunnel-up',
    reason: /shared keys of the two sides differ/,
  },
  {
    what: 'another PFS group',
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
    reason: /never answers/,
  },
];

/** What lets traffic pass in another way than it should. */
export const WRONG_TRAFFIC: readonly Mutation[] = [
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
    reason: /HMAC_SHA2_256_128.*, wanted IKE .*HMAC_SHA2_384/,
  },
  {
    what: 'the router passes on whatever comes out of the tunnel',
    apply: (lab) => lab.hosts.in('aws-router', 'nft insert rule inet vpc2vnet forward iifname ipsec0 accept'),
    restore: (lab) => lab.hosts.in('aws-router', RELOAD_FIREWALL),
    red: 'outside-prefixes',
    reason: /3 at aws-host/,
  },
  {
    what: 'the router passes on in clear',
    apply: (lab) => lab.hosts.in('aws-router', 'nft insert rule inet vpc2vnet forward ip daddr @azure accept'),
    restore: (lab) => lab.hosts.in('aws-router', RELOAD_FIREWALL),
    red: 'tunnel-down',
    reason: /^[1-9]\d* packets in clear/,
  },
  {
    what: 'the router lets the tunnel in',
    apply: (lab) => lab.hosts.in('aws-router', 'nft flush chain inet vpc2vnet input'),
    restore: (lab) => lab.hosts.in('aws-router', RELOAD_FIREWALL),
    red: 'router-itself',
    reason: /from azure-vm: answered/,
  },
];

/** What {@link runBreaks} must come to: each break and its one red check. */
export function expectedMutations(mutations: readonly Mutation[]): readonly string[] {
  return mutations.map(({ what, red }) => `${what}: ${red}`);
}

/** Breaks a running lab in one way after another; tells which checks turned red, with the reason where it is another. */
export async function runMutations(lab: Lab, mutations: readonly Mutation[]): Promise<readonly string[]> {
  await trafficFlows(lab, 120);
  const reds: string[] = [];
  for (const { what, apply, restore, reason } of mutations) {
    await apply(lab);
    await lab.hosts.in('aws-router', RESTART);
    await installCounters(lab.hosts, lab.topology);
    const failed = (await runChecks(lab, CHECKS)).filter(({ outcome }) => outcome === 'failed');
    reds.push(`${what}: ${failed.map(({ id, detail: why }) => (reason.test(why) ? id : `${id} (${why})`)).join(', ')}`);
    await restore(lab);
    await lab.hosts.in('aws-router', RESTART);
    if (!(await trafficFlows(lab, 240))) throw new Error(`the lab did not recover from ${what}`);
  }
  return reds;
}
