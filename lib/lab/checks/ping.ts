/** What a `ping` run printed. */
export interface PingRun {
  readonly sent: number;
  readonly received: number;
  /** Distinct ttl values of the answers. */
  readonly ttls: readonly number[];
  /** Longest run of missing answers, in pings; one at the start or at the end counts as well. */
  readonly longestGap: number;
  readonly averageMs: number | undefined;
  readonly lines: readonly string[];
}

/** Reads the output of iputils' `ping`. */
export function parsePing(text: string): PingRun {
  const lines = text.split('\n').filter((line) => / bytes from .* ttl=/.test(line));
  const seen = [...new Set(lines.map((line) => Number(/icmp_seq=(\d+)/.exec(line)?.[1])))].sort((a, b) => a - b);
  const [, sent = '0', received = '0'] = /(\d+) packets transmitted, (\d+) received/.exec(text) ?? [];
  const average = /= [\d.]+\/([\d.]+)\//.exec(text)?.[1];
  return {
    sent: Number(sent),
    received: Number(received),
    ttls: [...new Set(lines.map((line) => Number(/ttl=(\d+)/.exec(line)?.[1])))],
    longestGap: longestGap(seen, Number(sent)),
    averageMs: average === undefined ? undefined : Number(average),
    lines,
  };
}

function longestGap(answered: readonly number[], sent: number): number {
  const ends = [...answered, sent + 1];
  return Math.max(0, ...ends.map((number, index) => number - (answered[index - 1] ?? 0) - 1));
}
