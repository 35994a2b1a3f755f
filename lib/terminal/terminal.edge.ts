import pc from 'picocolors';
import { visible } from '../base/visible';
import { NO_PAINT, type Paint } from './paint';

/** Writes to standard output, in color only on a terminal. */
export interface Terminal {
  readonly paint: Paint;
  /** Prints one or more lines. What is not visible is escaped, but the colors of `paint`. */
  print(text: string): void;
}

const COLORS: Paint = { good: pc.green, warn: pc.yellow, strong: pc.bold, faint: pc.dim };
const hasColors = process.stdout.isTTY === true && pc.isColorSupported;

/** What `paint` puts around a string; a value may at most have a color. */
const COLOR = /(\u001b\[(?:1|2|22|32|33|39)m)/;

export const printer: Terminal = {
  paint: hasColors ? COLORS : NO_PAINT,
  print: (text) => {
    process.stdout.write(`${visibleLines(text, hasColors)}\n`);
  },
};

/** Escapes what is not visible in some lines. @param colored whether codes of colors stay */
export function visibleLines(text: string, colored: boolean): string {
  const line = (each: string): string =>
    colored
      ? each
          .split(COLOR)
          .map((part) => (COLOR.test(part) ? part : visible(part)))
          .join('')
      : visible(each);
  return text.split('\n').map(line).join('\n');
}

/** Prints a line of an error to stderr. */
export function printError(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}

/** Starts each line on stderr of a run that succeeds. */
const NOTICE = 'vpc2vnet: ';

/** Prints a line to stderr that is not part of the result. */
export function printNotice(text: string): void {
  printError(`${NOTICE}${text}`);
}
