import { join, relative } from 'node:path';
import { runBench } from './bench/run-bench';
import { ROUTER_SWANCTL } from './checks/await-tunnel';
import { runChecks } from './checks/run-checks';
import { saveLogs, takeLogs } from './diagnosis/save-logs.edge';
import type { Fault } from './faults/fault';
import { FAULTS_OF, faultsNamed, runFaults } from './faults/run-faults';
import { chooseKernel, obstacle, type KernelChoice } from './machine/choose-kernel.edge';
import type { KernelKind } from './machine/machine-kinds';
import type { Machine } from './machine/machine';
import type { Clock } from './machine/uml/command-line';
import { runInGuest } from './machine/uml/run-in-guest.edge';
import { readSites } from './emitted/read-link.edge';
import { LabError } from './lab-error';
import { LIBRESWAN_CACHE, libreswanFolder } from './machine/libreswan-package.edge';
import { withMachine } from './machine/with-machine.edge';
import type { MonthOptions, MonthReport } from './month/month-report';
import { watchFirstPing } from './report/first-ping';
import type { LabReport } from './report/lab-report';
import { bringUp } from './session/bring-up.edge';
import type { Peer } from './stand-ins/peers';
import { serveShell, stayUp } from './session/keep.edge';
import type { Lab } from './session/lab';
import { reportVersions } from './session/versions';
import { labHosts } from './hosts/lab-hosts';
import type { Reporter } from './findings';
import type { GuestInput } from './guest-input';
import { copyCaptures } from './wire/captures.edge';

/** Which link to emulate, and how. */
export interface LabSetup {
  /** Output folder of `synth`. */
  readonly outDir: string;
  /** Public addresses of the Azure gateway from the hand-off, one per instance. */
  readonly gatewayAddresses: readonly string[];
  /** Writes `outDir`; the lab's own kernel boots meanwhile. @default - it is written already */
  readonly synthesize?: () => Promise<void>;
  /** @default - the lab's own kernel when it is built, else this host's when it can, otherwise a microVM */
  readonly kernel?: KernelKind;
  /** This host exists for the lab alone, which may change its clock. @default false */
  readonly ownHost?: boolean;
  /** Apply the user data with cloud-init, as on EC2; requires the package and takes longer. @default false */
  readonly cloudInit?: boolean;
  /** What acts as the Azure gateway. @default 'strongswan' */
  readonly peer?: Peer;
  /** Accept commands for the lab's hosts, and keep the lab running until the process is terminated. @default false */
  readonly keep?: boolean;
  /** Folder for packet captures of the wire and of both ends. @default - no captures */
  readonly pcap?: string;
  /** Called with each step, note, check, fault and figure when it is complete. */
  readonly report: Reporter;
}

/** What to run once the lab is up; the checks always run. */
export interface LabOptions extends LabSetup {
  /** Faults to inject after the checks: a list of ids, or `true` for all. @default false */
  readonly faults?: boolean | readonly string[];
  /** Measure throughput and round-trip time. @default false */
  readonly bench?: boolean;
  /** Let the clock of the lab's own kernel run with this host's. @default - with `keep` and `bench`, which need it */
  readonly realTime?: boolean;
}

/** Why the lab cannot run on this machine, in one sentence; `undefined` when it can. */
export function labObstacle(kernel?: KernelKind): string | undefined {
  return obstacle(chooseKernel(kernel).kind);
}

/**
 * Brings a synthesized link up between real daemons on real kernels and checks it. Faults and measurements run only
 * when every check passed; a failed run saves the logs of both sides.
 * @throws LabError when the lab itself cannot run; failed checks are in the report
 */
export async function runLab(options: LabOptions): Promise<LabReport> {
  const { keep = false, bench = false, realTime = keep || bench } = options;
  const kernel = chooseKernel(options.kernel);
  return kernel.kind === 'uml' && !realTime ? runInVirtualTime(options, kernel) : runHere(options, kernel);
}

/** The same run as a program inside the lab's own kernel, so that nothing in there waits for this host. */
async function runInVirtualTime(options: LabOptions, kernel: KernelChoice): Promise<LabReport> {
  requireAll(kernel.kind, options);
  const { report, secondsToFirstPing } = watchFirstPing(options.report);
  noteKernel(kernel, 'virtual', report);
  const { outDir, synthesize, gatewayAddresses, faults, cloudInit, pcap, peer } = options;
  const found = await runInGuest<LabReport>({
    program: require.resolve('./in-guest.edge'),
    link: outDir,
    synthesize,
    input: { gatewayAddresses, faults, cloudInit, peer, pcap: pcap !== undefined } satisfies GuestInput,
    caches: cachesFor(peer, report),
    report,
    collect: (result, sharedDir) => {
      if (pcap !== undefined) copyCaptures(sharedDir, pcap);
      return { ...result, logs: result.logs && takeLogs(join(sharedDir, relative('/run/shared', result.logs))) };
    },
  });
  return { ...found, kernel: { ...kernel, clock: 'virtual' }, secondsToFirstPing: secondsToFirstPing() };
}

/** Fetches what a run in a guest needs, which has no network; returns the folders of the cache that have it. */
export function cachesFor(peer: Peer | undefined, report: Reporter): readonly string[] {
  if (peer !== 'libreswan') return [];
  libreswanFolder((text) => report({ kind: 'note', text }));
  return [LIBRESWAN_CACHE];
}

/**
 * Lives through some days of a synthesized link, in virtual time.
 * @throws LabError where the lab's own kernel is not built, since no other has virtual time
 */
export async function runDays(
  setup: Pick<LabSetup, 'outDir' | 'gatewayAddresses' | 'synthesize' | 'report'>,
  month: MonthOptions,
): Promise<MonthReport> {
  const kernel = chooseKernel('uml');
  requireAll(kernel.kind, {});
  noteKernel(kernel, 'virtual', setup.report);
  return runInGuest<MonthReport>({
    program: require.resolve('./in-guest.edge'),
    link: setup.outDir,
    synthesize: setup.synthesize,
    input: { gatewayAddresses: setup.gatewayAddresses, pcap: false, month } satisfies GuestInput,
    // The days, and one for what is around them.
    limitDays: month.days + 1,
    report: setup.report,
    collect: (result) => result,
  });
}

async function runHere(options: LabOptions, kernel: KernelChoice): Promise<LabReport> {
  const { report, secondsToFirstPing } = watchFirstPing(options.report);
  const chosen = chooseFaults(options);
  return withLab({ ...options, report }, async (lab, runDir) => {
    const checks = await runChecks(lab);
    const versions = await reportVersions(lab);
    const works = checks.every(({ outcome }) => outcome === 'passed');
    const faults = works ? await runFaults(lab, chosen) : [];
    const figures = options.bench === true && works ? await runBench(lab) : [];
    const sas = await listAllSas(lab);
    const passed = works && faults.every(({ outcome }) => outcome !== 'failed');
    const logs = passed ? undefined : await saveLogs(lab);
    if (options.keep === true) {
      if (options.pcap !== undefined) copyCaptures(lab.hosts.machine.sharedDir, options.pcap);
      await stayUp(
        report,
        [lab, ...lab.others].map(({ hosts }) => hosts),
        runDir,
      );
    }
    return {
      ...{ link: lab.link.connection.name, kernel: { ...kernel, clock: 'real' as const }, passed, checks, faults },
      ...{ versions, figures, sas, logs, secondsToFirstPing: secondsToFirstPing(lab.bootedAt) },
    };
  });
}

/**
 * Brings a link up in the lab, runs `work` there, and removes the lab; returns what `work` returns.
 * @throws LabError when a requirement is missing or the lab cannot be started
 */
export async function withLab<T>(setup: LabSetup, work: (lab: Lab, runDir: string) => Promise<T>): Promise<T> {
  const { report } = setup;
  const kernel = chooseKernel(setup.kernel);
  const provisioner = setup.cloudInit === true ? 'cloud-init' : 'lab';
  // What a guest needs, and which kernel it has, is known to the process outside.
  if (setup.ownHost !== true) {
    requireAll(kernel.kind, setup);
    noteKernel(kernel, 'real', report);
  }
  await setup.synthesize?.();
  const links = readSites(setup.outDir, setup.gatewayAddresses);
  const inMachine = async (machine: Machine, runDir: string): Promise<T> => {
    if (setup.keep === true)
      serveShell(
        links.map(({ site }) => labHosts(machine, site)),
        runDir,
      );
    const { lab, endCapture } = await bringUp(machine, links, report, {
      provisioner,
      peer: setup.peer,
      capture: setup.pcap !== undefined,
    });
    try {
      return await work(lab, runDir);
    } finally {
      await endCapture();
      if (setup.pcap !== undefined) copyCaptures(machine.sharedDir, setup.pcap);
    }
  };
  return withMachine(kernel.kind, report, inMachine, { ownHost: setup.ownHost });
}

/** The SAs of the routers of all sites, as text. */
async function listAllSas(lab: Lab): Promise<string> {
  const list = (site: Lab): Promise<{ output: string }> =>
    site.hosts.tryIn('aws-router', `${ROUTER_SWANCTL} --list-sas 2>/dev/null`);
  const listings = await Promise.all([lab, ...lab.others].map(list));
  return listings.map(({ output }) => output.trimEnd()).join('\n\n');
}

/** @throws LabError when this host lacks something for a kernel of this kind */
function requireAll(kind: KernelKind, { cloudInit, pcap, peer }: Pick<LabSetup, 'cloudInit' | 'pcap' | 'peer'>): void {
  const missing = obstacle(kind, [
    ...(cloudInit === true ? (['cloud-init'] as const) : []),
    ...(pcap === undefined ? [] : (['captures'] as const)),
    ...(peer === 'libreswan' ? (['libreswan'] as const) : []),
    ...(peer === 'scripted' ? (['scripted peer'] as const) : []),
  ]);
  if (missing) throw new LabError(missing);
}

const KERNELS: Readonly<Record<KernelKind, string>> = {
  host: "this host's",
  uml: "the lab's own, a program of this host",
  vm: "Debian's, in a QEMU microVM",
};

function noteKernel({ kind, reason }: KernelChoice, clock: Clock, report: Reporter): void {
  report({ kind: 'note', text: `kernel: ${KERNELS[kind]}, because ${reason}` });
  if (clock === 'virtual') {
    report({ kind: 'note', text: 'virtual time: waiting and computing take none of the seconds below' });
  }
}

function chooseFaults({ faults = false, peer = 'strongswan' }: LabOptions): readonly Fault[] {
  if (typeof faults === 'boolean') return faults ? FAULTS_OF[peer] : [];
  return faultsNamed(faults, peer);
}
