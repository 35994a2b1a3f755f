import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { waitScript } from '../../lib/lab/checks/await-tunnel';
import { EVERY_PORT, scanFinding } from '../../lib/lab/checks/port-scan';
import { CHECKS, runChecks } from '../../lib/lab/checks/run-checks';
import { trafficFlows } from '../../lib/lab/faults/outage';
import { faultsNamed, runFaults } from '../../lib/lab/faults/run-faults';
import { runLab, withLab, type LabSetup } from '../../lib/lab/lab.edge';
import { withMachine } from '../../lib/lab/machine/with-machine.edge';
import type { LabReport } from '../../lib/lab/report/lab-report';
import { quoteShell } from '../../lib/base/quote-shell';
import { command, file, testBeside, type Need } from '../fixtures/needs';
import { expectedMutations, MUTATION_GROUPS, runMutations } from './mutations';
import { HOST_CHECKS } from './host-checks';
import { LAB, LONG, synthesize } from './link';
import { recordReds } from './recorded/reds';
import { changed, SCENARIOS, type Scenario } from './scenarios';

/** Under emulation, on a machine with other things to do. */
const MINUTES = 60_000;

/** Synthesizes an example, runs `work` with it, and deletes its folder. */
async function withExample<T>(example: string, work: (setup: LabSetup) => Promise<T>): Promise<T> {
  const { outDir, gatewayAddresses } = synthesize(join(__dirname, '../../examples', example, 'vpc2vnet.yaml'));
  try {
    // The microVM is what a newcomer has; the lab's own kernel has its own tests.
    return await work({ outDir, gatewayAddresses, kernel: 'vm', report: () => undefined });
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

/** AppArmor profiles of the router's packages; in Debian that of the daemon is in complain mode. */
const PROFILES = ['usr.sbin.charon-systemd', 'usr.sbin.swanctl'];

function profile(name: string): Need {
  return file(`/etc/apparmor.d/${name}`, 'apt-get install charon-systemd strongswan-swanctl');
}

/** Shell script for the router that enforces profiles from the next start of a program on, and restarts the daemon. */
function enforce(profiles: readonly string[]): string {
  const load = profiles.map(
    (name) => `sed 's/(complain,/(/' /etc/apparmor.d/${name} | apparmor_parser --replace --skip-cache`,
  );
  return ['mount -t securityfs securityfs /sys/kernel/security', ...load, 'systemctl restart strongswan.service'].join(
    ' && ',
  );
}

/** Runs a scenario; returns its checks, its faults, and the router's listing of SAs. */
async function runScenario(scenario: Scenario): Promise<Pick<LabReport, 'checks' | 'faults' | 'sas'>> {
  return withExample(scenario.example, async (setup) => {
    for (const change of scenario.change) {
      const file = join(setup.outDir, change.file);
      writeFileSync(file, changed(readFileSync(file, 'utf8'), change));
    }
    const { checks: ids, faults } = scenario;
    if (ids === undefined) return runLab({ ...setup, faults });
    return withLab(setup, async (lab) => {
      const checks = await runChecks(
        lab,
        CHECKS.filter(({ id }) => ids.includes(id)),
      );
      // Before the faults: after the last of them the router may still be booting.
      const sas = (await lab.hosts.tryIn('aws-router', 'swanctl --list-sas')).output;
      return { checks, sas, faults: await runFaults(lab, faultsNamed(faults)) };
    });
  });
}

// The longest first, as several run in parallel.
describe('the lab', () => {
  for (const { example, mutations } of MUTATION_GROUPS) {
    testBeside(
      [LAB, LONG],
      `fails exactly the expected check, with its reason, after ${mutations.map(({ what }) => what).join(', ')}`,
      async () => {
        const details = new Map<string, string>();
        const red = await withExample(example, (setup) =>
          withLab(setup, (lab) => runMutations(lab, mutations, details)),
        );

        expect(red).toEqual(expectedMutations(mutations));
        recordReds(mutations, details);
      },
      30 * MINUTES,
    );
  }

  for (const scenario of [...SCENARIOS].sort((a, b) => b.faults.length - a.faults.length)) {
    const { example, intent, expect: passing, fails } = scenario;
    testBeside(
      scenario === SCENARIOS.find((one) => one.example === 'post-2015') ? [LAB] : [LAB, LONG],
      `has the results that the scenario of examples/${example} expects: ${intent}`,
      async () => {
        const { checks, faults, sas } = await runScenario(scenario);
        const results = [...checks, ...faults];
        expect(results.filter(({ outcome }) => outcome !== 'passed').map(({ id }) => id)).toEqual(Object.keys(fails));
        expect(results).toHaveLength((scenario.checks ?? CHECKS).length + scenario.faults.length);
        for (const [id, detail] of Object.entries({ ...passing, ...fails })) {
          expect(`${id}: ${results.find((result) => result.id === id)?.detail}`).toContain(detail);
        }
        if (!('tunnel-up' in fails)) expect(sas).toContain('TUNNEL-in-UDP');
      },
      30 * MINUTES,
    );
  }

  testBeside(
    [LAB, LONG],
    'establishes a tunnel when Azure initiates before the router has loaded its connection, and is rejected',
    async () => {
      const file = '/etc/swanctl/conf.d/vpc2vnet.conf';
      const refused = "journalctl -b -o cat -u strongswan.service | grep -q 'no IKE config found'";
      const without = `mv ${file} ${file}.later; systemctl restart strongswan.service`;
      const flows = await withExample('azure-initiates', (setup) =>
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
    [LAB, LONG, command('cloud-init', 'apt-get install cloud-init'), command('tcpdump', 'apt-get install tcpdump')],
    'establishes a tunnel when cloud-init applies the user data, as on EC2, and captures from the first packet on',
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
    'finds no open port of the router in a scan of all ports from the VPC, through the tunnel and from the internet',
    async () => {
      const ports = { 'aws-host': EVERY_PORT, 'azure-vm': EVERY_PORT, internet: EVERY_PORT };
      const found = await withExample('minimal', (setup) =>
        withLab(setup, async (lab) => {
          expect(await trafficFlows(lab, 120)).toBe(true);
          return scanFinding(lab, ports);
        }),
      );

      expect(found).toEqual({
        passed: true,
        detail:
          'from aws-host: only the port that the lab opened, of 131070 ports; from azure-vm: only the port that the lab opened, of 131070 ports; from internet: none, of 131070 ports',
      });
    },
    20 * MINUTES,
  );

  testBeside(
    [LAB, LONG, command('apparmor_parser', 'apt-get install apparmor'), ...PROFILES.map(profile)],
    'passes every check when AppArmor enforces the profiles of the strongSwan packages',
    async () => {
      const failed = await withExample('minimal', (setup) =>
        withLab(setup, async (lab) => {
          expect(await trafficFlows(lab, 120)).toBe(true);
          await lab.hosts.in('aws-router', enforce(PROFILES));
          const checks = await runChecks(lab);
          const label = 'cat "/proc/$(systemctl show -P MainPID strongswan.service)/attr/current"';
          expect(await lab.hosts.in('aws-router', label)).toBe('/usr/sbin/charon-systemd (enforce)\n');
          return checks.filter(({ outcome }) => outcome !== 'passed');
        }),
      );

      expect(failed).toEqual([]);
    },
    20 * MINUTES,
  );

  testBeside(
    [LAB, LONG],
    'runs on the kernel of its machine, and leaves no interface, process or mount behind',
    async () => {
      // In the microVM the kernel supports the lab and the user is root; on this host neither is certain.
      const states = await withExample('minimal', ({ outDir, gatewayAddresses }) =>
        withMachine(
          'vm',
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
