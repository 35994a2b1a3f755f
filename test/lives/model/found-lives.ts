import type { Step } from './life';

/** A life that did not end well once, as short as it can be. */
export interface FoundLife {
  readonly title: string;
  readonly life: readonly Step[];
}

const edit = (what: string, choice: number): Step => ({ kind: 'edit', at: 0, what, choice });

/** Shrunk by fast-check from lives that were drawn. */
export const FOUND_LIVES: readonly FoundLife[] = [
  {
    // `synth` prints `cdk destroy` of the router, which no output takes back: the hand-off still has it, as it is wanted.
    title: 'the router is deployed again after a printed destroy, when the edit that asked for it is undone',
    life: [{ kind: 'up', at: 0 }, edit('subnet', 1), { kind: 'deploy network', at: 0 }, edit('subnet', 0)],
  },
  {
    title: 'a router that a checkout without hand-off does not know is found when its subnet is to be replaced',
    life: [
      { kind: 'up', at: 0 },
      edit('subnet', 1),
      { kind: 'destroy azure', at: 0 },
      { kind: 'destroy router', at: 0 },
    ],
  },
];
