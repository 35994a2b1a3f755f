import { LineCounter } from 'yaml';
import type { LocatedProblem, Problem } from '../problems/problem';
import { readDocument } from './document';
import { offsetOf } from './places';

/** A parsed file that has the place of each of its values. */
export interface YamlSource {
  /** Undefined when the file cannot be read as a mapping; `problems` then says why. */
  readonly data: unknown;
  readonly problems: readonly LocatedProblem[];
  locate(problem: Problem): LocatedProblem;
}

/** Parses a file; its YAML errors are returned as problems. */
export function readYaml(text: string, file: string): YamlSource {
  const body = text.replace(/^\uFEFF/, '');
  const lines = lineCounterOf(body);
  const at = (problem: Problem, offset: number): LocatedProblem => {
    const { line, col } = lines.linePos(offset);
    return { ...problem, file, line, column: col };
  };
  const { document, data, errors } = readDocument(body);
  return {
    data,
    problems: firstOfEachLine(errors.map(({ problem, offset }) => at(problem, offset))),
    locate: (problem) => at(problem, document === undefined ? 0 : offsetOf(document, problem)),
  };
}

function lineCounterOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
}

/** What the parser says of a line after its first complaint follows from that one. */
function firstOfEachLine(problems: readonly LocatedProblem[]): readonly LocatedProblem[] {
  const lines = new Set<string>();
  return problems.filter(({ code, line }) => {
    const reported = lines.has(`${code}:${line}`);
    lines.add(`${code}:${line}`);
    return code !== 'yaml' || !reported;
  });
}
