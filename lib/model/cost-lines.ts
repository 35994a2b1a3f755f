import type { Cost, CostLine, PriceOrigin } from './cost';

/** Lines to show; the rest is in the JSON output. */
const LARGEST = 3;

/** What a link costs, for people: the sum, its largest lines, and the traffic; each with the origin of its price. */
export function costLines({ monthlyUsd, lines, traffic }: Cost): readonly string[] {
  const unpriced = lines.filter((line) => line.monthlyUsd === undefined);
  return [
    `Cost: about ${usd(monthlyUsd)} USD a month, without traffic, taxes and discounts`,
    ...lines
      .filter((line) => line.monthlyUsd !== undefined)
      .slice(0, LARGEST)
      .map(printLine),
    ...traffic.map(
      ({ what, key, usd: price, origin }) =>
        `  ${price === undefined ? 'no price' : `${price} USD a GB`}: ${what}${originOf(key, origin)}`,
    ),
    ...unpriced.map(({ what, key, origin }) => `  not in the sum: ${what}${originOf(key, origin)}`),
  ];
}

function printLine({ what, key, monthlyUsd = 0, origin }: CostLine): string {
  return `  ${usd(monthlyUsd)}: ${what}${originOf(key, origin)}`;
}

function originOf(key: string, origin: PriceOrigin): string {
  switch (origin.kind) {
    case 'config':
      return ` (price of the config)`;
    case 'unknown':
      return ` (no price known; set prices.${key} in the config)`;
    case 'table': {
      const { of, source, date, confirmed } = origin;
      return ` (${of}, ${date}${confirmed ? '' : ', unconfirmed'}: ${source})`;
    }
  }
}

function usd(amount: number): string {
  return amount.toFixed(2);
}
