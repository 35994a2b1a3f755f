/** What a command in the lab's machine printed (both streams) and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** A Linux kernel with a shell in it: the lab's own as a program, a microVM, or namespaces of this host. */
export interface Machine {
  /** Runs a shell script in the machine; several may run at once. */
  readonly run: (script: string) => Promise<CommandResult>;
  /** Folder of the host which the machine sees as `/run/shared`. */
  readonly sharedDir: string;
  /** Whether its clock and its kernel's log are its own; changing them would otherwise change this host's. */
  readonly ownClock: boolean;
  /** Whether its processors are emulated, which makes a packet as slow as a hundred native ones. */
  readonly emulated: boolean;
  /** What lab hosts see as their root, read-only, under a layer of their own. */
  readonly rootLayer: string;
  /** Ends the machine with everything in it. */
  readonly stop: () => Promise<void>;
}
