import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './checks/run-checks';
import { chooseKernel, obstacle, type KernelKind } from './machine/choose-kernel.edge';
import { LabError } from './machine/lab-error';
import type { Machine } from './machine/machine';
import { makeRunDir, removeRunDir } from './machine/run-dir.edge';
import { startMachine } from './machine/start-machine.edge';
import { runFaults } from './faults/run-faults';
import type { LabReport } from './report/lab-report';
import { bringUp, readLink } from './session/bring-up.edge';
import { serveShell, shellHints } from './session/keep.edge';
import type { Lab } from './session/lab';
import { step, type LabEvent, type Reporter } from './session/reporter';
import { startCapture } from './wire/capture';

/** How to run the lab. */
export interface LabOptions {
  /** Folder which `synth` wrote. */
  readonly outDir: string;
  /** @default - this host's kernel when it can, otherwise a microVM */
  readonly kernel?: KernelKind;
  /** Inject the faults after the checks. @default false */
  readonly faults?: boolean;
  /** Stay up until the process is told to end. @default false */
  readonly keep?: boolean;
  /** Write captures of the wire and of both ends to this folder. @default - none */
  readonly pcap?: string;
  /** Called with each step, note and check as it ends. */
  readonly report: Reporter;
  /** Changes the link between reading and building, for trying out what must fail. @default - as rendered */
  readonly alter?: (link: ReturnType<typeof readLink>) => ReturnType<typeof readLink>;
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
  const kernel = chooseKernel(options.kernel);
  const missing = obstacle(kernel.kind);
  if (missing) throw new LabError(missing);
  const read = readLink(options.outDir);
  const link = options.alter?.(read) ?? read;
  let secondsToFirstPing: number | undefined;
  const report = (event: LabEvent): void => {
    if (event.kind === 'check' && event.check.id === 'ping-to-azure' && event.check.outcome === 'passed') {
      secondsToFirstPing = (performance.now() - started) / 1000;
    }
    options.report(event);
  };
  report({
    kind: 'note',
    text: `kernel: ${kernel.kind === 'vm' ? "Debian's, in a QEMU microVM" : "this host's own"}, because ${kernel.reason}`,
  });
  return withMachine(kernel.kind, report, async (machine, runDir) => {
    const lab = await bringUp(machine, link, report);
    const capture = options.pcap === undefined ? undefined : await startCapture(lab.hosts);
    const checks = await runChecks(lab);
    const faults =
      options.faults === true && checks.every(({ outcome }) => outcome === 'passed') ? await runFaults(lab) : [];
    const sas = (await lab.hosts.tryIn('aws-router', 'swanctl --list-sas 2>/dev/null')).output.trimEnd();
    if (capture && options.pcap !== undefined) {
      await capture.stop();
      copyCaptures(machine.sharedDir, options.pcap);
    }
    if (options.keep === true) await stayUp(lab, runDir);
    const passed =
      checks.every(({ outcome }) => outcome === 'passed') && faults.every(({ outcome }) => outcome !== 'failed');
    return {
      link: link.router.settings['LINK'] ?? link.connection.name,
      kernel,
      passed,
      checks,
      faults,
      sas,
      secondsToFirstPing,
    };
  });
}

/** Whatever happens, the machine ends and its folder goes. */
async function withMachine<T>(
  kind: KernelKind,
  report: Reporter,
  work: (machine: Machine, runDir: string) => Promise<T>,
): Promise<T> {
  const runDir = makeRunDir();
  const interrupted = (): void => {
    // The machine ends with this process.
    removeRunDir(runDir);
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupted);
  let machine: Machine | undefined;
  try {
    machine = await step(report, 'kernel booted', () =>
      startMachine(kind, runDir, (text) => report({ kind: 'note', text })),
    );
    return await work(machine, runDir);
  } finally {
    await machine?.stop();
    removeRunDir(runDir);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, interrupted);
  }
}

async function stayUp(lab: Lab, runDir: string): Promise<void> {
  const socket = join(runDir, 'shell');
  serveShell(lab.hosts, socket);
  lab.report({ kind: 'note', text: 'the lab stays up until Ctrl-C; run commands in its hosts with:' });
  for (const text of shellHints(socket)) lab.report({ kind: 'note', text });
  await new Promise(() => undefined);
}

function copyCaptures(sharedDir: string, target: string): void {
  mkdirSync(target, { recursive: true });
  const from = join(sharedDir, 'out');
  for (const file of readdirSync(from).filter((name) => name.endsWith('.pcap')))
    copyFileSync(join(from, file), join(target, file));
}
