import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cachesFor, type LabSetup } from '../../../lib/lab/lab.edge';
import { runInGuest } from '../../../lib/lab/machine/uml/run-in-guest.edge';
import type { Peer } from '../../../lib/lab/stand-ins/peers';
import { copyCaptures } from '../../../lib/lab/wire/captures.edge';
import { synthesize } from '../link';
import type { Asked } from './in-guest';
import { callWork, type InputOf, type ResultOf, type WorkName } from './works';

/** Where and on what a test works. */
export interface Place {
  readonly example: string;
  /** @default 'uml' - in virtual time */
  readonly kernel?: 'uml' | 'vm';
  /** What acts as the Azure gateway. @default 'strongswan' */
  readonly peer?: Peer;
  /** Folder for captures. @default - none */
  readonly pcap?: string;
  /** Changes what was synthesized, in its folder. @default - nothing */
  readonly change?: (outDir: string) => void;
  /** Days of its own time after which a lab on uml is ended. @default 1 */
  readonly limitDays?: number;
}

/** Synthesizes an example for some work with it, in a folder of its own. */
export async function withExample<T>(
  example: string,
  work: (link: Pick<LabSetup, 'outDir' | 'gatewayAddresses'>) => Promise<T>,
): Promise<T> {
  const link = synthesize(join(__dirname, '../../../examples', example, 'vpc2vnet.yaml'));
  try {
    return await work(link);
  } finally {
    rmSync(link.outDir, { recursive: true });
  }
}

/** Does a test's work in a lab of an example; returns its result. */
export async function runWork<N extends WorkName>(
  { example, kernel = 'uml', peer, pcap, change, limitDays }: Place,
  work: N,
  input: InputOf<N>,
): Promise<ResultOf<N>> {
  return withExample(example, ({ outDir, gatewayAddresses }) => {
    change?.(outDir);
    if (kernel === 'vm')
      return callWork(work, { outDir, gatewayAddresses, kernel, pcap, report: () => undefined }, input);
    return runInGuest<ResultOf<N>>({
      program: join(__dirname, 'in-guest.ts'),
      link: outDir,
      input: { gatewayAddresses, work, input, pcap: pcap !== undefined } satisfies Asked<N>,
      caches: cachesFor(peer, () => undefined),
      limitDays,
      report: () => undefined,
      collect: (result, sharedDir) => {
        if (pcap !== undefined) copyCaptures(sharedDir, pcap);
        return result;
      },
    });
  });
}
