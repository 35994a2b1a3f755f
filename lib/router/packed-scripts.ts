/** Where packed scripts are kept from one process to the next, by their text. */
export interface PackedScripts {
  readonly find: (text: string) => string | undefined;
  readonly keep: (text: string, packed: string) => void;
}

/** What a packed script depends on beside its text: the compressor, and the size of its dictionary. */
export const PACKER = 'lzma 2.3.2, 64 KiB';

/** This process's: a router is rendered three times in one synthesis. */
const here = new Map<string, string>();
let shared: PackedScripts | undefined;

/** Lets this process also use what earlier ones packed. */
export function sharePackedScripts(scripts: PackedScripts): void {
  shared = scripts;
}

/** Returns a script as it was packed; `pack` is called where no process has packed it before. */
export function packOnce(text: string, pack: () => string): string {
  const known = here.get(text) ?? shared?.find(text);
  const packed = known ?? pack();
  here.set(text, packed);
  if (known === undefined) shared?.keep(text, packed);
  return packed;
}
