/** Result of one run of `ping`. */
export interface PingRun {
  readonly sent: number;
  readonly received: number;
  /** Distinct TTL values of the replies. */
  readonly ttls: readonly number[];
  /** Longest series of unanswered pings, also at the start or at the end. */
  readonly longestGap: number;
  /** Average round-trip time in milliseconds; `undefined` without a reply. */
  readonly averageMs: number | undefined;
  /** The lines of the replies. */
  readonly lines: readonly string[];
}

/** Parses the output of iputils' `ping`. Where SIGQUIT made it print a count, pings sent after that are ignored. */
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
