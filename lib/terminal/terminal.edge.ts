import pc from 'picocolors';
import { NO_PAINT, type Paint } from './paint';

/** Writes to standard output, in color only on a terminal. */
export interface Terminal {
  readonly paint: Paint;
  print(text: string): void;
}

const COLORS: Paint = { good: pc.green, warn: pc.yellow, strong: pc.bold, faint: pc.dim };

export const printer: Terminal = {
  paint: process.stdout.isTTY === true && pc.isColorSupported ? COLORS : NO_PAINT,
  print: (text) => {
    process.stdout.write(`${text}\n`);
  },
};
