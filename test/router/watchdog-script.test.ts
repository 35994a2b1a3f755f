import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, testWith } from '../fixtures/needs';
import { commonFunctions, runScript } from './run-script';

/** What a run of the watchdog finds. */
interface Seen {
  /** Lines of `swanctl --list-sas`. @default - the tunnel is up */
  readonly sas?: readonly string[];
  /** Packets so far that came through the tunnel and that were sent into it. @default 0 */
  readonly received?: number;
  readonly sent?: number;
  /** How the metadata service answers for the address of the instance, as bash. @default - with the Elastic IP */
  readonly address?: string;
  /** State of the unit that waits for the Elastic IP. @default 'active' */
  readonly key?: string;
  /** Commands that fail, as a pattern of bash. @default - none */
  readonly fails?: string;
}

const IKE = 'azure-0: #1, ESTABLISHED, IKEv2, 1c_i* 2c_r';
const CHILD = '  net: #2, reqid 1, INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-256';
const UP = [IKE, CHILD];
const HELD = 'echo 198.51.100.7';

/** Runs the watchdog once for each of what it sees; returns what it does in each run. */
function watch(seen: readonly Seen[], { initiate = 'yes' } = {}): readonly (readonly string[])[] {
  const state = mkdtempSync(join(tmpdir(), 'watchdog-'));
  try {
    return seen.map(({ sas = UP, received = 0, sent = 0, address = HELD, key = 'active', fails = '-' }) => {
      const { stdout, stderr, status } = runScript('vpc2vnet-watchdog', {
        common: [
          commonFunctions(),
          `TUNNELS=azure-0 CHILD=net INITIATE=${initiate} ROUTER_ADDRESS=198.51.100.7`,
          `metadata() { [[ $1 == meta-data/public-ipv4 ]] && ${address}; }`,
        ],
        tools: {
          swanctl: `case "$*" in ${fails}) exit 1 ;; --list-sas) printf '%s\\n' '${sas.join("' '")}' ;; *) echo "swanctl $*" >&9 ;; esac`,
          systemctl: `[[ $1 == is-active ]] && echo ${key} || echo "systemctl $*" >&9`,
          'vpc2vnet-key': 'echo vpc2vnet-key >&9',
        },
        files: {
          'net/ipsec0/statistics/rx_packets': `${received}\n`,
          'net/ipsec0/statistics/tx_packets': `${sent}\n`,
        },
        change: (script) =>
          `exec 9>&1\n${script}`
            .replace('/sys/class/net', 'net')
            .replace('/run/vpc2vnet/watchdog', join(state, 'state')),
      });
      expect({ status, stderr: stderr.replace(/^(the|tunnel|nothing|198\.51\.100\.7) .*\n/gm, '') }).toEqual({
        status: 0,
        stderr: '',
      });
      return stdout.split('\n').filter(Boolean);
    });
  } finally {
    rmSync(state, { recursive: true });
  }
}

/** Runs in which `packets` are sent each time, and none is received. */
const unanswered = (runs: number, packets = 20): readonly Seen[] =>
  Array.from({ length: runs }, (_, run) => ({ received: 5, sent: run * packets }));

const REKEY = 'swanctl --rekey --child net --ike azure-0';
const INITIATE = 'swanctl --initiate --ike azure-0 --child net --timeout 20';
const terminate = (sa: string): string => `swanctl --terminate --force --timeout 3 ${sa}`;

describe('the watchdog of a router', () => {
  const bash = [command('bash', 'apt-get install bash')];

  testWith(bash, 'does nothing while the tunnel is up and carries traffic in both directions', () => {
    const seen = [0, 1, 2, 3, 4, 5].map((run) => ({ received: run, sent: run * 1_000 }));

    expect(watch(seen).flat()).toEqual([]);
  });

  testWith(bash, 'does nothing on an idle link, also after packets that were not answered', () => {
    expect(watch([...unanswered(3), ...Array.from({ length: 9 }, () => ({ received: 5, sent: 40 }))]).flat()).toEqual(
      [],
    );
  });

  testWith(bash, 'does nothing about fewer than ten unanswered packets, which can be lost', () => {
    expect(watch(unanswered(9, 1)).flat()).toEqual([]);
  });

  testWith(bash, 'rekeys an IPsec SA through which nothing comes, and then re-establishes the tunnel', () => {
    const actions = watch(unanswered(7));

    expect(actions.map((run) => run.join('; '))).toEqual([
      ...['', '', '', REKEY, '', ''],
      [terminate('--ike azure-0'), INITIATE].join('; '),
    ]);
  });

  testWith(bash, 'leaves initiating to Azure where only Azure initiates', () => {
    expect(watch(unanswered(7), { initiate: 'no' }).at(-1)).toEqual([terminate('--ike azure-0')]);
  });

  testWith(bash, 'only rekeys later on, at intervals that double, since one-way traffic looks the same', () => {
    const actions = watch(unanswered(49));
    const acts = actions.flatMap((run, at) => (at > 6 && run.length > 0 ? [[at, ...run]] : []));

    expect(acts).toEqual([
      [12, REKEY],
      [24, REKEY],
      [48, REKEY],
    ]);
  });

  testWith(bash, 'starts to count again after a packet that came through the tunnel', () => {
    expect(watch([...unanswered(3), { received: 6, sent: 60 }, { received: 6, sent: 80 }]).flat()).toEqual([]);
  });

  testWith(bash, 'deletes the older of two IKE SAs that both last for two runs', () => {
    const sas = [...UP, IKE.replace('#1', '#12'), CHILD.replace('#2', '#1')];

    expect(watch([{ sas }, { sas }, {}])).toEqual([[], [terminate('--ike-id=1')], []]);
  });

  testWith(bash, 'deletes the older of two IPsec SAs of an IKE SA', () => {
    const sas = [...UP, CHILD.replace('#2', '#10')];

    expect(watch([{ sas }, { sas }])).toEqual([[], [terminate('--child-id=2')]]);
  });

  testWith(bash, 'leaves SAs that a rekey replaces to the rekey', () => {
    const first = [...UP, CHILD.replace('#2', '#3')];
    const second = [IKE, CHILD.replace('#2', '#3'), CHILD.replace('#2', '#4')];

    expect(watch([{ sas: first }, { sas: second }, {}]).flat()).toEqual([]);
  });

  testWith(bash, 'initiates a tunnel that is down for two runs, with the current shared key', () => {
    expect(watch([{ sas: [] }, { sas: [] }, { sas: [] }])).toEqual([
      [],
      ['vpc2vnet-key', 'swanctl --load-creds --clear --noprompt', INITIATE],
      [],
    ]);
  });

  testWith(bash, 'takes an IPsec SA of an IKE SA that is being deleted for none', () => {
    const sas = [IKE.replace('ESTABLISHED', 'DELETING'), CHILD];

    expect(watch([{ sas }, { sas }]).at(-1)).toContain(INITIATE);
  });

  testWith(bash, 'restarts the IKE daemon when the tunnel is down for four minutes', () => {
    const actions = watch(Array.from({ length: 48 }, () => ({ sas: [] })));

    expect(actions.at(-1)).toEqual(['systemctl restart strongswan.service']);
  });

  testWith(bash, 'restarts an IKE daemon that does not respond', () => {
    expect(watch([{ fails: '--list-sas' }])).toEqual([['systemctl restart strongswan.service']]);
  });

  testWith(bash, 'stops the IKE daemon within three runs when another address is associated with the instance', () => {
    const lost = { address: 'echo 203.0.113.99' };

    expect(watch([lost, lost, lost]).flat()).toEqual(['systemctl restart --no-block vpc2vnet-key.service']);
  });

  testWith(bash, 'stops the IKE daemon when no address is associated with the instance', () => {
    const lost = { address: 'return 22' };

    expect(watch([lost, lost, lost]).flat()).toEqual(['systemctl restart --no-block vpc2vnet-key.service']);
  });

  testWith(bash, 'does nothing when the metadata service does not respond', () => {
    const unknown = { address: 'return 28' };

    expect(watch([unknown, unknown, unknown, unknown]).flat()).toEqual([]);
  });

  testWith(bash, 'leaves an IKE daemon that waits for the Elastic IP alone', () => {
    expect(watch([{ fails: '--list-sas', key: 'activating' }]).flat()).toEqual([]);
  });
});
