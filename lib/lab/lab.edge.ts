import { runBench } from './bench/run-bench';
import { runChecks } from './checks/run-checks';
import { saveLogs } from './diagnosis/save-logs.edge';
import type { Fault } from './faults/fault';
import { FAULTS, faultsNamed, runFaults } from './faults/run-faults';
import { chooseKernel, obstacle, type KernelKind } from './machine/choose-kernel.edge';
import { readLink } from './emitted/read-link.edge';
import { LabError } from './lab-error';
import { withMachine } from './machine/with-machine.edge';
import type { LabReport } from './report/lab-report';
import { bringUp } from './session/bring-up.edge';
import { serveShell, stayUp } from './session/keep.edge';
import type { Lab } from './session/lab';
import { labHosts } from './hosts/lab-hosts';
import type { LabEvent, Reporter } from './findings';
import { copyCaptures } from './wire/captures.edge';

/** What to build, and on what. */
export interface LabSetup {
  /** Folder which `synth` wrote. */
  readonly outDir: string;
  /** Public addresses of the Azure gateway, one per instance, as the hand-off has them. */
  readonly gatewayAddresses: readonly string[];
  /** @default - this host's kernel when it can, otherwise a microVM */
  readonly kernel?: KernelKind;
  /** Let cloud-init consume the user data, as on EC2; needs the package, and is slower. @default false */
  readonly cloudInit?: boolean;
  /** Answer commands for its hosts from the start, and stay up until the process is told to end. @default false */
  readonly keep?: boolean;
  /** Write captures of the wire and of both ends to this folder. @default - none */
  readonly pcap?: string;
  /** Called with each step, note, check, fault and figure as it ends. */
  readonly report: Reporter;
}

/** What to do in the lab once it is built; the checks always run. */
export interface LabOptions extends LabSetup {
  /** Inject these faults after the checks, by name, or all of them. @default false */
  readonly faults?: boolean | readonly string[];
  /** Measure throughput and round trip. @default false */
  readonly bench?: boolean;
}

/** What keeps the lab from running here, as a sentence; `undefined` when nothing does. */
export function labObstacle(kernel?: KernelKind): string | undefined {
  return obstacle(chooseKernel(kernel).kind);
}

/**
 * Brings a synthesized link up between real daemons on real kernels, and checks it.
 * @throws LabError when the lab itself cannot run; what the checks find is in the report
 */
export async function runLab(options: LabOptions): Promise<LabReport> {
  const started = performance.now();
  let firstPingAt: number | undefined;
  const report = (event: LabEvent): void => {
    if (event.kind === 'check' && event.check.id === 'ping-to-azure' && event.check.outcome === 'passed') {
      firstPingAt = performance.now();
    }
    options.report(event);
  };
  const chosen = chooseFaults(options.faults);
  return withLab({ ...options, report }, async (lab, runDir) => {
    const checks = await runChecks(lab);
    const works = checks.every(({ outcome }) => outcome === 'passed');
    const faults = works ? await runFaults(lab, chosen) : [];
    const figures = options.bench === true && works ? await runBench(lab) : [];
    const sas = (await lab.hosts.tryIn('aws-router', 'swanctl --list-sas 2>/dev/null')).output.trimEnd();
    const passed = works && faults.every(({ outcome }) => outcome !== 'failed');
    const logs = passed ? undefined : await saveLogs(lab);
    if (options.keep === true) {
      if (options.pcap !== undefined) copyCaptures(lab.hosts.machine.sharedDir, options.pcap);
      await stayUp(report, runDir);
    }
    const kernel = chooseKernel(options.kernel);
    const secondsToFirstPing =
      firstPingAt === undefined
        ? undefined
        : { fromStart: (firstPingAt - started) / 1000, fromBoot: (firstPingAt - lab.bootedAt) / 1000 };
    return { link: lab.link.connection.name, kernel, passed, checks, faults, figures, sas, logs, secondsToFirstPing };
  });
}

/** Builds a link in the lab, does some work there, and leaves nothing behind. */
export async function withLab<T>(setup: LabSetup, work: (lab: Lab, runDir: string) => Promise<T>): Promise<T> {
  const { report } = setup;
  const kernel = chooseKernel(setup.kernel);
  const provisioner = setup.cloudInit === true ? 'cloud-init' : 'lab';
  const missing = obstacle(kernel.kind, [
    ...(setup.cloudInit === true ? (['cloud-init'] as const) : []),
    ...(setup.pcap === undefined ? [] : (['captures'] as const)),
  ]);
  if (missing) throw new LabError(missing);
  const link = readLink(setup.outDir, setup.gatewayAddresses);
  const which = kernel.kind === 'vm' ? "Debian's own, in a QEMU microVM" : "this host's";
  report({ kind: 'note', text: `kernel: ${which}, because ${kernel.reason}` });
  return withMachine(kernel.kind, report, async (machine, runDir) => {
    if (setup.keep === true) serveShell(labHosts(machine), runDir);
    const { lab, endCapture } = await bringUp(machine, link, report, {
      provisioner,
      capture: setup.pcap !== undefined,
    });
    try {
      return await work(lab, runDir);
    } finally {
      await endCapture();
      if (setup.pcap !== undefined) copyCaptures(machine.sharedDir, setup.pcap);
    }
  });
}

function chooseFaults(wanted: LabOptions['faults']): readonly Fault[] {
  if (wanted === undefined || typeof wanted === 'boolean') return wanted === true ? FAULTS : [];
  return faultsNamed(wanted);
}
