import { compress } from 'lzma';
import { printBase85 } from './base85';
import { packOnce } from './packed-scripts';

/** 64 KiB, more than a router's files have. */
const SMALLEST_DICTIONARY = 1;

/**
 * Returns a script compressed by LZMA, in Base85. Not by zlib: its bytes differ between versions, and changed user data
 * replaces the router. Packing is most of the time that a router takes.
 */
export function packScript(text: string): string {
  return packOnce(text, () => printBase85(Uint8Array.from(compress(Buffer.from(text), SMALLEST_DICTIONARY))));
}
