import { MACHINE_PROPERTIES, type KernelKind } from '../machine/machine-kinds';

/** What figures depend on, of the computer that the lab runs on. */
export interface Computer {
  readonly cores: number;
  /** Model of the processor, as the operating system names it. */
  readonly processor: string;
  readonly memoryGiB: number;
}

/** The sentence below the figures of a page: where they were measured. */
export function measuredOn({ cores, processor, memoryGiB }: Computer, kernel: KernelKind): string {
  const computer = `${cores} cores of ${processor} with ${memoryGiB.toFixed(0)} GiB of memory`;
  const machine = MACHINE_PROPERTIES.find(({ property }) => property === 'kernel')?.of[kernel] ?? kernel;
  return `Measured on ${computer}. Kernel of the lab: ${machine}.`;
}
