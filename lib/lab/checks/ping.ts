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

/** Reads the output of iputils' `ping`; where it was asked for its count (QUIT), what it sent later does not matter. */
export function parsePing(text: string): PingRun {
  const [, total = '0'] = /(\d+) packets transmitted/.exec(text) ?? [];
  const sent = Number(/\d+\/(\d+) packets, /.exec(text)?.[1] ?? total);
  const number = (line: string): number => Number(/icmp_seq=(\d+)/.exec(line)?.[1]);
  const lines = text.split('\n').filter((line) => / bytes from .* ttl=/.test(line) && number(line) <= sent);
  const answered = [...new Set(lines.map(number))].sort((a, b) => a - b);
  const average = /= [\d.]+\/([\d.]+)\//.exec(text)?.[1];
  return {
    sent,
    received: answered.length,
    ttls: [...new Set(lines.map((line) => Number(/ttl=(\d+)/.exec(line)?.[1])))],
    longestGap: longestGap(answered, sent),
    averageMs: average === undefined ? undefined : Number(average),
    lines,
  };
}

function longestGap(answered: readonly number[], sent: number): number {
  const ends = [...answered, sent + 1];
  return Math.max(0, ...ends.map((number, index) => number - (answered[index - 1] ?? 0) - 1));
}
