import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { waitScript } from '../../lib/lab/checks/await-tunnel';
import { CHECKS, runChecks } from '../../lib/lab/checks/run-checks';
import { pingToAws, pingToAzure } from '../../lib/lab/checks/traffic';
import { tunnelUp } from '../../lib/lab/checks/tunnel';
import { trafficFlows } from '../../lib/lab/faults/outage';
import { FAULTS, faultsNamed, runFaults } from '../../lib/lab/faults/run-faults';
import { runLab, withLab, type LabSetup } from '../../lib/lab/lab.edge';
import { withMachine } from '../../lib/lab/machine/with-machine.edge';
import type { Lab } from '../../lib/lab/session/lab';
import type { CheckResult } from '../../lib/lab/findings';
import { quote } from '../../lib/lab/shell/shell';
import { command, testBeside } from '../fixtures/needs';
import { expectedMutations, MUTATION_GROUPS, runMutations } from './mutations';
import { HOST_CHECKS } from './host-checks';
import { LAB, LONG, synthesize } from './link';

/** Under emulation, on a machine with other things to do. */
const MINUTES = 60_000;

/** Synthesizes an example for some work with it. */
async function withExample<T>(example: string, work: (setup: LabSetup) => Promise<T>): Promise<T> {
  const { outDir, gatewayAddresses } = synthesize(join('examples', example, 'vpc2vnet.yaml'));
  try {
    return await work({ outDir, gatewayAddresses, report: () => undefined });
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

/** Brings the seed’s link up for some work. */
async function bringUp<T>(work: (lab: Lab) => Promise<T>): Promise<T> {
  return withExample('seed', (setup) => withLab(setup, work));
}

/** Shares of about the same length; each has a lab of its own, because most of a fault is waiting. */
const SHARES: readonly (readonly string[])[] = [
  ['charon-killed', 'gateway-restarted', 'total-loss', 'nat-rebinding', 'wrong-key'],
  ['dead-peer', 'loss-and-delay', 'azure-initiates', 'pfs-mismatch', 'clock-jump'],
  ['router-rebooted', 'key-rotated', 'disk-full', 'router-replaced'],
];

// The longest first, as several run beside one another.
describe('the lab', () => {
  for (const { example, mutations } of MUTATION_GROUPS) {
    testBeside(
      [LAB, LONG],
      `turns exactly the right check red, with its reason, after ${mutations.map(({ what }) => what).join(', ')}`,
      async () => {
        const red = await withExample(example, (setup) => withLab(setup, (lab) => runMutations(lab, mutations)));

        expect(red).toEqual(expectedMutations(mutations));
      },
      30 * MINUTES,
    );
  }

  test('has every fault in one of the shares', () => {
    expect(SHARES.flat().sort()).toEqual(FAULTS.map(({ id }) => id).sort());
  });

  for (const share of SHARES) {
    testBeside(
      [LAB, LONG],
      `has a link that mends itself, without a hand, after ${share.join(', ')}`,
      async () => {
        const results = await bringUp(async (lab) => {
          await trafficFlows(lab, 120);
          return runFaults(lab, faultsNamed(share));
        });

        expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
        expect(results).toHaveLength(share.length);
      },
      30 * MINUTES,
    );
  }

  for (const example of readdirSync('examples')) {
    testBeside(
      example === 'seed' ? [LAB] : [LAB, LONG],
      `brings examples/${example} up, finds every statement true, and sees what its scenario says`,
      async () => {
        const { checks, sas } = await withExample(example, runLab);

        expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
        expect(checks).toHaveLength(CHECKS.length);
        expect(sas).toContain('TUNNEL-in-UDP');
        const scenario = parse(readFileSync(join('examples', example, 'scenario.yaml'), 'utf8')) as Record<
          string,
          string
        >;
        for (const [id, text] of Object.entries(scenario)) {
          expect(`${id}: ${checks.find((check) => check.id === id)?.detail ?? 'no such check'}`).toContain(text);
        }
      },
      20 * MINUTES,
    );
  }

  testBeside(
    [LAB, LONG],
    'has no tunnel, and says why, where Azure dials and the emitted security group does not let it in',
    async () => {
      const { outcome, detail } = await withExample('azure-dials', async (setup) => {
        const file = join(setup.outDir, 'cdk.out', 'azure-dials-router.template.json');
        const closed = readFileSync(file, 'utf8').replaceAll('"SecurityGroupIngress"', '"SecurityGroupNothing"');
        writeFileSync(file, closed);
        return withLab(setup, async (lab) => (await runChecks(lab, [tunnelUp]))[0] as CheckResult);
      });

      expect(outcome).toBe('failed');
      expect(detail).toContain('does its security group let UDP 500 and 4500 in?');
    },
    20 * MINUTES,
  );

  testBeside(
    [LAB, LONG],
    'has a tunnel where Azure dials while the daemon of the router has not loaded its connection yet, and is refused',
    async () => {
      const file = '/etc/swanctl/conf.d/vpc2vnet.conf';
      const refused = "journalctl -b -o cat -u strongswan.service | grep -q 'no IKE config found'";
      const without = `mv ${file} ${file}.later; systemctl restart strongswan.service`;
      const flows = await withExample('azure-dials', (setup) =>
        withLab(setup, async (lab) => {
          expect(await trafficFlows(lab, 120)).toBe(true);
          await lab.hosts.in('aws-router', `${without}; ${waitScript(refused, 60)}`);
          await lab.hosts.in('aws-router', `mv ${file}.later ${file}; swanctl --load-all --noprompt`);
          return trafficFlows(lab, 60);
        }),
      );

      expect(flows).toBe(true);
    },
    20 * MINUTES,
  );

  testBeside(
    [LAB, LONG],
    'has a tunnel and no answer of the VM where the emitted network security group keeps the VPC out',
    async () => {
      const checks = await withExample('minimal', async (setup) => {
        const file = join(setup.outDir, 'cdktf.out', 'stacks', 'minimal-azure', 'cdk.tf.json');
        writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"access": "Allow"', '"access": "Deny"'));
        return withLab(setup, (lab) => runChecks(lab, [tunnelUp, pingToAzure, pingToAws]));
      });

      expect(checks.map(({ id, outcome }) => `${id}: ${outcome}`)).toEqual([
        'tunnel-up: passed',
        'ping-to-azure: failed',
        'ping-to-aws: passed',
      ]);
    },
    20 * MINUTES,
  );

  testBeside(
    [LAB, LONG, command('cloud-init', 'apt-get install cloud-init'), command('tcpdump', 'apt-get install tcpdump')],
    'comes up where cloud-init consumes the user data unchanged, as on EC2, and writes captures from the first packet on',
    async () => {
      const pcap = mkdtempSync(join(tmpdir(), 'vpc2vnet-pcap-'));
      const read = (host: string, filter: string): number =>
        execFileSync('tcpdump', ['-n', '-r', join(pcap, `${host}.pcap`), filter], { encoding: 'utf8', stdio: 'pipe' })
          .split('\n')
          .filter((line) => line !== '').length;
      const status = await withExample('minimal', (setup) =>
        withLab({ ...setup, cloudInit: true, pcap }, async (lab) => {
          expect(await trafficFlows(lab, 120)).toBe(true);
          return (await lab.hosts.tryIn('aws-router', 'cloud-init status')).output;
        }),
      );

      expect(status).toContain('status: done');
      expect(read('internet', 'udp port 500')).toBeGreaterThanOrEqual(2);
      expect(read('internet', 'udp port 4500')).toBeGreaterThanOrEqual(8);
      expect(read('internet', 'net 10.0.0.0/8')).toBe(0);
      expect(read('aws-host', 'icmp[icmptype] = icmp-echoreply')).toBeGreaterThanOrEqual(3);
      expect(read('azure-vm', 'icmp[icmptype] = icmp-echo')).toBeGreaterThanOrEqual(3);
      rmSync(pcap, { recursive: true });
    },
    20 * MINUTES,
  );

  testBeside(
    [LAB, LONG],
    'runs on the kernel of its machine as well, and leaves no interface, process or mount behind there',
    async () => {
      // The microVM is a machine whose kernel has all the lab needs and whose user is root; this host need not be one.
      const states = await withExample('minimal', ({ outDir, gatewayAddresses }) =>
        withMachine(
          'vm',
          () => undefined,
          async ({ run, sharedDir, rootLayer }) => {
            cpSync(outDir, join(sharedDir, 'in', 'link'), { recursive: true });
            const state = [
              'ip -o link | cut -d: -f2 | sort',
              // One after the other, so that what looks is not seen at random.
              'readlink /proc/[0-9]*/exe > /run/processes; sort /run/processes',
              "cut -d' ' -f2 /proc/self/mounts | sort; ls -d /tmp/vpc2vnet* 2>&1",
            ].join('\n');
            const lab = 'node -r ts-node/register test/lab/run-on-host.ts /run/shared/in/link';
            const before = (await run(state)).output;
            // By the layer below the machine's own files, where this folder is even if it is a temporary one.
            const { output } = await run(
              `cd ${quote(`${rootLayer}${resolve('.')}`)} && ${lab} ${gatewayAddresses.join(' ')} 2>&1`,
            );
            const after = (await run(`sleep 2; ${state}`)).output;
            return { before, output, after };
          },
        ),
      );

      expect(JSON.parse(states.output)).toEqual(HOST_CHECKS.map(({ id }) => `${id}: passed`));
      expect(states.after).toBe(states.before);
    },
    20 * MINUTES,
  );
});
