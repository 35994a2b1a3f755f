/** Where packed scripts are kept from one process to the next, by their text. */
export interface PackedScripts {
  readonly find: (text: string) => string | undefined;
  readonly keep: (text: string, packed: string) => void;
}

/** What a packed script depends on beside its text: the compressor, and the size of its dictionary. */
export const PACKER = 'lzma 2.3.2, 64 KiB';

/** This process's. */
const here = new Map<string, string>();

let scripts: PackedScripts = {
  find: (text) => here.get(text),
  keep: (text, packed) => here.set(text, packed),
};

/** Lets this process also use what earlier ones packed. */
export function sharePackedScripts(shared: PackedScripts): void {
  const own = scripts;
  scripts = {
    find: (text) => {
      const known = own.find(text) ?? shared.find(text);
      if (known !== undefined) own.keep(text, known);
      return known;
    },
    keep: (text, packed) => {
      own.keep(text, packed);
      shared.keep(text, packed);
    },
  };
}

/** The packed scripts that this process knows: a router is rendered three times in one synthesis. */
export function packedScripts(): PackedScripts {
  return scripts;
}
