import { LabError } from '../lab-error';
import type { CommandResult, Machine } from '../machine/machine';
import { quoteShell } from '../../base/quote-shell';
import { pidFile } from '../shell/shell';
import { SHARED_HOSTS, type HostName } from '../topology/topology';

/** Commands in the hosts of one site of a running lab, and in those that all sites share. */
export interface LabHosts {
  readonly machine: Machine;
  /** Name of the site in the ids of its hosts; absent: its hosts have their plain names. */
  readonly site?: string;
  /** Id of a host in the machine. */
  readonly id: (host: HostName) => string;
  /** Runs a script in a host; returns its exit code and output, also when it fails. */
  readonly tryIn: (host: HostName, script: string) => Promise<CommandResult>;
  /** Runs a script in a host and returns its output. @throws LabError when it fails */
  readonly in: (host: HostName, script: string) => Promise<string>;
}

/** Runs scripts in the hosts of `machine` by name; `site` names whose hosts of AWS these are. @default - the first site */
export function labHosts(machine: Machine, site?: string): LabHosts {
  const id = (host: HostName): string => (site === undefined || SHARED_HOSTS.includes(host) ? host : `${host}-${site}`);
  const tryIn = (host: HostName, script: string): Promise<CommandResult> => machine.run(enter(id(host), script));
  return {
    machine,
    site,
    id,
    tryIn,
    in: async (host, script) => {
      const { code, output } = await tryIn(host, script);
      if (code !== 0) throw new LabError(`${id(host)}: '${firstLine(script)}' failed with ${code}: ${output.trim()}`);
      return output;
    },
  };
}

/** Shell command that runs `script` inside a host. */
function enter(host: string, script: string): string {
  const nsenter = `nsenter --target "$pid" --all --root --wd /bin/sh -c ${quoteShell(script)}`;
  return `read -r pid < ${pidFile(host)} && exec ${nsenter}`;
}

/** The first 40 characters of a script: enough to recognize it, too few to contain a key. */
function firstLine(script: string): string {
  const line = script.split('\n').find((text) => text.trim() !== '' && text.trim() !== 'set -e') ?? '';
  return line.trim().slice(0, 40);
}

/** Name of a file or folder that each site has its own of, in the folder shared with this machine. */
export function stageOf({ site }: LabHosts, name: string): string {
  return site === undefined ? name : `${name}-${site}`;
}
