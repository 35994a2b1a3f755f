import { execFileSync } from 'node:child_process';
import { awaitTunnel, waitScript } from '../../../lib/lab/checks/await-tunnel';
import { EVERY_PORT, scanFinding } from '../../../lib/lab/checks/port-scan';
import { CHECKS, runChecks } from '../../../lib/lab/checks/run-checks';
import type { CheckResult } from '../../../lib/lab/findings';
import { trafficFlows } from '../../../lib/lab/faults/outage';
import { faultsNamed, runFaults } from '../../../lib/lab/faults/run-faults';
import { runLab, withLab, type LabSetup } from '../../../lib/lab/lab.edge';
import { runMonth } from '../../../lib/lab/month/run-month.edge';
import type { LabReport } from '../../../lib/lab/report/lab-report';
import type { Lab } from '../../../lib/lab/session/lab';
import { MONTH_MUTATIONS } from '../month/mutations';
import { computeReach, readDeployed } from '../../../lib/reach';
import { readTree } from '../../../lib/write-files/read-tree.edge';
import { disagreements, planProbes } from '../probes/plan';
import { prepareSites } from '../probes/prepare-sites';
import { sendProbes } from '../probes/probe';
import { MUTATION_GROUPS, runMutations } from '../mutations';
import type { Scenario } from '../scenarios';

/** As {@link withLab}, once traffic flows. */
function withTunnel<T>(setup: LabSetup, work: (lab: Lab) => Promise<T>): Promise<T> {
  return withLab(setup, async (lab) => {
    if (!(await trafficFlows(lab, 120))) throw new Error('no traffic at the start');
    return work(lab);
  });
}

/** Shell text for the router that enforces profiles from the next start of a program on, and restarts the daemon. */
function enforce(profiles: readonly string[]): string {
  const load = profiles.map(
    (name) => `sed 's/(complain,/(/' /etc/apparmor.d/${name} | apparmor_parser --replace --skip-cache`,
  );
  return ['mount -t securityfs securityfs /sys/kernel/security', ...load, 'systemctl restart strongswan.service'].join(
    ' && ',
  );
}

/** A program of Python that asks again and again until another process has slept. */
const askForSleeper = (meanwhile: string): string => `import os, time
child = os.fork()
if child == 0: time.sleep(0.05); os._exit(0)
while os.waitpid(child, os.WNOHANG) == (0, 0): ${meanwhile}
print("the other has slept")`;

/** What the probes of a matrix found. */
export interface Probed {
  /** Where the lab disagrees with the matrix. */
  readonly disagreements: ReturnType<typeof disagreements>;
  readonly cells: number;
  readonly probes: number;
  /** Cells without a probe. */
  readonly left: readonly string[];
}

/** Sends a probe for each way of each cell of the matrix. */
async function probe(lab: Lab, { outDir, gatewayAddresses }: LabSetup): Promise<Probed> {
  const files = readTree(outDir);
  const matrix = computeReach(readDeployed(files, gatewayAddresses));
  const plan = planProbes(matrix, await prepareSites(lab, files));
  return {
    disagreements: disagreements(plan, await sendProbes(lab, plan)),
    cells: matrix.cells.length,
    probes: plan.probes.length,
    left: plan.left.map(({ from, to, protocol }) => `${from} to ${to} by ${protocol}`),
  };
}

/** What tests do in the lab, wherever it runs: each returns what the test asserts, as JSON. */
const WORKS = {
  /** Needs no lab. */
  askForSleeper: ({ outDir }: LabSetup, meanwhile: string) =>
    Promise.resolve(execFileSync('python3', ['-c', askForSleeper(meanwhile)], { cwd: outDir, encoding: 'utf8' })),

  /** Needs no lab. */
  neverEnds: () => new Promise<void>(() => setInterval(() => undefined, 1000)),

  /** Applies the mutations of a group, given by its index; returns also what each failed check said. */
  mutations: (setup: LabSetup, group: number) =>
    withLab(setup, async (lab) => {
      const details = new Map<string, string>();
      const red = await runMutations(lab, MUTATION_GROUPS[group] ?? { example: '', mutations: [] }, details);
      return { red, details: [...details] };
    }),

  /**
   * Runs the checks and faults of a scenario; returns also how the daemon of the router lists the tunnel, and what the
   * probes found where they are asked for.
   */
  scenario: (
    setup: LabSetup,
    { checks: ids, faults, peer, probed }: Pick<Scenario, 'checks' | 'faults' | 'peer'> & { readonly probed: boolean },
  ): Promise<Pick<LabReport, 'checks' | 'faults' | 'sas'> & { readonly probes?: Probed }> => {
    if (ids === undefined && !probed) return runLab({ ...setup, peer, faults });
    return withLab({ ...setup, peer }, async (lab) => {
      const checks = await runChecks(lab, ids && CHECKS.filter(({ id }) => ids.includes(id)));
      // Before the faults: the last of them may leave a router that is booting.
      const sas = (await lab.hosts.tryIn('aws-router', 'swanctl --list-sas')).output;
      const probes = probed ? await probe(lab, setup) : undefined;
      return { checks, sas, probes, faults: await runFaults(lab, faultsNamed(faults, peer)) };
    });
  },

  /** Lets the router reject the gateway, which initiates; returns whether traffic flows once the router accepts it. */
  rejectedAtFirst: (setup: LabSetup) =>
    withTunnel(setup, async (lab) => {
      const file = '/etc/swanctl/conf.d/vpc2vnet.conf';
      const refused = "journalctl -b -o cat -u strongswan.service | grep -q 'no IKE config found'";
      const without = `mv ${file} ${file}.later; systemctl restart strongswan.service`;
      await lab.hosts.in('aws-router', `${without}; ${waitScript(refused, 60)}`);
      await lab.hosts.in('aws-router', `mv ${file}.later ${file}; swanctl --load-all --noprompt`);
      return trafficFlows(lab, 60);
    }),

  cloudInitStatus: (setup: LabSetup) =>
    withTunnel({ ...setup, cloudInit: true }, async (lab) => {
      return (await lab.hosts.tryIn('aws-router', 'cloud-init status')).output;
    }),

  scanOfEveryPort: (setup: LabSetup) =>
    withTunnel(setup, (lab) =>
      scanFinding(lab, { 'aws-host': EVERY_PORT, 'azure-vm': EVERY_PORT, internet: EVERY_PORT }),
    ),

  /** Sends the probes of the matrix once the tunnel is established. */
  probes: (setup: LabSetup) =>
    withLab(setup, async (lab) => {
      if (!(await awaitTunnel(lab, 120))) throw new Error('no tunnel at the start');
      return probe(lab, setup);
    }),

  /** Runs the checks while AppArmor enforces profiles; returns those that failed, and the profile of the daemon. */
  enforced: (setup: LabSetup, profiles: readonly string[]) =>
    withTunnel(setup, async (lab): Promise<{ readonly failed: readonly CheckResult[]; readonly label: string }> => {
      await lab.hosts.in('aws-router', enforce(profiles));
      const checks = await runChecks(lab);
      const label = 'cat "/proc/$(systemctl show -P MainPID strongswan.service)/attr/current"';
      return {
        failed: checks.filter(({ outcome }) => outcome !== 'passed'),
        label: await lab.hosts.in('aws-router', label),
      };
    }),

  /** Changes one thing, given by its description, and simulates the days that it takes to find it. */
  mutatedMonth: (setup: LabSetup, what: string) => {
    const mutation = MONTH_MUTATIONS.find((each) => each.what === what);
    if (mutation === undefined) throw new Error(`no mutation '${what}'`);
    return withLab(setup, async (lab) => {
      await mutation.apply(lab);
      return runMonth(lab, mutation);
    });
  },
};

type Works = typeof WORKS;
export type WorkName = keyof Works;
/** What a work is given beside the link: nothing, or one value. */
export type InputOf<N extends WorkName> = Parameters<Works[N]>[1];
export type ResultOf<N extends WorkName> = Awaited<ReturnType<Works[N]>>;

/** Calls a work by its name. */
export function callWork<N extends WorkName>(name: N, setup: LabSetup, input: InputOf<N>): Promise<ResultOf<N>> {
  const work = WORKS[name] as (setup: LabSetup, input: InputOf<N>) => Promise<ResultOf<N>>;
  return work(setup, input);
}
