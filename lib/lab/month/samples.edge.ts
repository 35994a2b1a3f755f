import { countChildren, listSas } from '../checks/await-tunnel';
import type { Lab } from '../session/lab';
import { countFiles, networkOf, processesOf } from './guest-processes.edge';
import type { MemorySample, SaSample } from './ledger';

/** What is taken down of both sides now and then. */
export interface Samples {
  readonly sas: SaSample[];
  readonly memory: MemorySample[];
  readonly files: number[];
}

const SIDES = ['aws-router', 'azure-gateway'] as const;
/** Where a daemon of the router could leave files. */
const FOLDERS = ['/run/vpc2vnet', '/run/log', '/run/systemd', '/tmp', '/var/lib', '/var/log'];

/** Adds the SAs of both sides. */
export async function sampleSas(lab: Lab, samples: Samples, at: number): Promise<void> {
  for (const side of SIDES) {
    const sas = await listSas(lab, side);
    const daemon =
      processesOf(await networkOf(lab.hosts, side)).find(({ name }) => name.startsWith('charon'))?.pid ?? 0;
    samples.sas.push({
      ...{ at, side, daemon, created: Math.max(0, ...sas.map(({ id }) => id)) },
      ike: sas.filter(({ state }) => state === 'ESTABLISHED').length,
      children: countChildren(sas),
    });
  }
}

/** Adds memory and files of the router. */
export async function sampleRouter(lab: Lab, samples: Samples, at: number): Promise<void> {
  const network = await networkOf(lab.hosts, 'aws-router');
  samples.memory.push(...processesOf(network).map(({ name, bytes }) => ({ at, program: name, bytes })));
  samples.files.push(countFiles(network, FOLDERS));
}
