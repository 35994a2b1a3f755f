import { LabError } from '../lab-error';
import type { CommandResult, Machine } from '../machine/machine';
import { quoteShell } from '../../base/quote-shell';
import type { HostName } from '../topology/topology';

/** Commands in the hosts of a running lab. */
export interface LabHosts {
  readonly machine: Machine;
  /** Runs a script in a host; returns its exit code and output, also when it fails. */
  readonly tryIn: (host: HostName, script: string) => Promise<CommandResult>;
  /** Runs a script in a host and returns its output. @throws LabError when it fails */
  readonly in: (host: HostName, script: string) => Promise<string>;
}

/** Runs scripts in the hosts of `machine` by name. */
export function labHosts(machine: Machine): LabHosts {
  const tryIn = (host: HostName, script: string): Promise<CommandResult> => machine.run(enter(host, script));
  return {
    machine,
    tryIn,
    in: async (host, script) => {
      const { code, output } = await tryIn(host, script);
      if (code !== 0) throw new LabError(`${host}: '${firstLine(script)}' failed with ${code}: ${output.trim()}`);
      return output;
    },
  };
}

/** Shell command that runs `script` inside a host. */
function enter(host: HostName, script: string): string {
  return `exec nsenter --target "$(cat /run/lab/hosts/${host}/pid)" --all --root --wd /bin/sh -c ${quoteShell(script)}`;
}

/** The first 40 characters of a script: enough to recognize it, too few to contain a key. */
function firstLine(script: string): string {
  const line = script.split('\n').find((text) => text.trim() !== '' && text.trim() !== 'set -e') ?? '';
  return line.trim().slice(0, 40);
}
