import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CheckResult } from '../../lib/lab/findings';
import { runLab } from '../../lib/lab/lab.edge';
import { withMachine } from '../../lib/lab/machine/with-machine.edge';
import { quoteShell } from '../../lib/base/quote-shell';
import { EXAMPLES } from '../fixtures/examples';
import { command, testBeside } from '../fixtures/needs';
import { once } from '../fixtures/once';
import { expectResults, runScenario, titleOf } from './expect-results';
import { runWork, withExample } from './guest/run-work';
import { expectedMutations, MUTATION_GROUPS } from './mutations';
import { HOST_CHECKS } from './host-checks';
import { OWN_KERNEL } from './kernel-needs';
import { LAB, LONG } from './link';
import { recordReds } from './recorded/reds';
import { SCENARIOS, type Scenario } from './scenarios';

/** On a machine with other load. */
const MINUTES = 60_000;

/** The unchanged link of each example. */
const UNCHANGED = EXAMPLES.map((name) => SCENARIOS.find(({ example }) => example === name)!);

/** Runs on the microVM, which is the default of a new user; all others run on the lab's own kernel, in virtual time. */
const ON_MICROVM = UNCHANGED.find(({ example }) => example === 'post-2015')!;

/** Labs of the unchanged links on the lab's own kernel, which probes are sent through as well. */
const PROBED = new Map(UNCHANGED.map((scenario) => [scenario, once(() => runScenario(scenario, 'uml', true))]));

/** The scenarios that run, the longest first, as several run in parallel. */
const RUNS = SCENARIOS.filter(({ long }) => !long).sort((a, b) => b.faults.length - a.faults.length);

function labOf(scenario: Scenario): ReturnType<typeof runScenario> {
  if (scenario === ON_MICROVM) return runScenario(scenario, 'vm', false);
  return PROBED.get(scenario)?.() ?? runScenario(scenario, 'uml', false);
}

/** Of the smallest link: eight endpoints, seven protocols. */
const FEWEST_CELLS = 210;

function outcomesOf(checks: readonly CheckResult[]): readonly string[] {
  return checks.map(({ id, outcome }) => `${id}: ${outcome}`);
}

describe('the lab', () => {
  for (const [group, { example, mutations }] of MUTATION_GROUPS.entries()) {
    testBeside(
      [LAB, OWN_KERNEL, LONG],
      `fails exactly the expected check, with its reason, after ${mutations.map(({ what }) => what).join(', ')}`,
      async () => {
        const { red, details } = await runWork({ example }, 'mutations', group);

        expect(red).toEqual(expectedMutations(mutations));
        recordReds(mutations, new Map(details));
      },
      30 * MINUTES,
    );
  }

  for (const scenario of RUNS) {
    testBeside(
      scenario === ON_MICROVM ? [LAB] : [LAB, OWN_KERNEL, LONG],
      titleOf(scenario),
      async () => expectResults(scenario, await labOf(scenario)),
      30 * MINUTES,
    );
  }

  testBeside(
    [LAB, OWN_KERNEL, LONG],
    `finds the same of examples/${ON_MICROVM.example} in virtual time as in real time`,
    async () => {
      const options = { kernel: 'uml', report: () => undefined, realTime: true } as const;
      const { checks } = await withExample(ON_MICROVM.example, (link) => runLab({ ...link, ...options }));

      expect(outcomesOf((await PROBED.get(ON_MICROVM)!()).checks)).toEqual(outcomesOf(checks));
    },
    30 * MINUTES,
  );

  testBeside(
    [LAB, OWN_KERNEL, LONG],
    'establishes a tunnel when Azure initiates before the router has loaded its connection, and is rejected',
    async () => {
      expect(await runWork({ example: 'azure-initiates' }, 'rejectedAtFirst', undefined)).toBe(true);
    },
    20 * MINUTES,
  );

  testBeside(
    [
      ...[LAB, OWN_KERNEL, LONG],
      command('cloud-init', 'apt-get install cloud-init'),
      command('tcpdump', 'apt-get install tcpdump'),
    ],
    'establishes a tunnel when cloud-init applies the user data, as on EC2, and captures from the first packet on',
    async () => {
      const pcap = mkdtempSync(join(tmpdir(), 'vpc2vnet-pcap-'));
      const read = (host: string, filter: string): number =>
        execFileSync('tcpdump', ['-n', '-r', join(pcap, `${host}.pcap`), filter], { encoding: 'utf8', stdio: 'pipe' })
          .split('\n')
          .filter((line) => line !== '').length;

      expect(await runWork({ example: 'minimal', pcap }, 'cloudInitStatus', undefined)).toContain('status: done');
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
    [LAB, OWN_KERNEL, LONG],
    'finds no open port of the router in a scan of all ports from the VPC, through the tunnel and from the internet',
    async () => {
      expect(await runWork({ example: 'minimal' }, 'scanOfEveryPort', undefined)).toEqual({
        passed: true,
        detail:
          'from aws-host: only the port that the lab opened, of 131070 ports; from azure-vm: only the port that the lab opened, of 131070 ports; from internet: none, of 131070 ports',
      });
    },
    20 * MINUTES,
  );

  testBeside(
    [LAB, OWN_KERNEL, LONG],
    'runs on the kernel of its machine, and leaves no interface, process or mount behind',
    async () => {
      // In a guest the kernel supports the lab and the user is root; on this host neither is certain.
      const states = await withExample('minimal', ({ outDir, gatewayAddresses }) =>
        withMachine(
          'uml',
          () => undefined,
          async ({ run, sharedDir, rootLayer }) => {
            cpSync(outDir, join(sharedDir, 'in', 'link'), { recursive: true });
            const state = [
              'ip -o link | cut -d: -f2 | sort',
              // In sequence, so that `sort` is not in the listing at random.
              'readlink /proc/[0-9]*/exe > /run/processes; sort /run/processes',
              "cut -d' ' -f2 /proc/self/mounts | sort; ls -d /tmp/vpc2vnet* 2>&1",
            ].join('\n');
            const lab = 'node -r ts-node/register test/lab/run-on-host.ts /run/shared/in/link';
            const before = (await run(state)).output;
            // Read through the layer below the machine's own files, which contains this folder even if it is temporary.
            const { output } = await run(
              `cd ${quoteShell(`${rootLayer}${resolve(__dirname, '../..')}`)} && ${lab} ${gatewayAddresses.join(' ')} 2>&1`,
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

describe('the matrix of who reaches whom agrees with the lab', () => {
  for (const [{ example }, lab] of PROBED) {
    testBeside(
      [LAB, OWN_KERNEL, LONG],
      `on every way of every cell of examples/${example}, denied ones included`,
      async () => {
        const { probes } = await lab();

        expect(probes?.disagreements).toEqual([]);
        expect(probes?.left).toEqual([]);
        expect(probes?.probes).toBeGreaterThan(probes?.cells ?? Infinity);
        expect(probes?.cells).toBeGreaterThanOrEqual(FEWEST_CELLS);
      },
      30 * MINUTES,
    );
  }
});
