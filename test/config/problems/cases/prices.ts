import { link, type Case } from '../../case';

/** Prices of the config. */
export const PRICES: readonly Case[] = [
  {
    title: 'a price of something that the link does not pay for is invalid at its key',
    yaml: link('prices: {t4g.smal: 0.02}\n'),
    lines: [
      '4:10 prices["t4g.smal"] must be a price of something that the link pays for; write t4g.small, the nearest one; the reference of the configuration lists them [price-unknown]',
    ],
  },
  {
    title: 'a negative price is invalid',
    yaml: link('prices: {alarm: -1}\n'),
    lines: ['4:17 prices.alarm must be 0 to 10000 US dollars, got -1; write the price of one unit [price]'],
  },
  {
    title: 'a price with its currency is invalid',
    yaml: link('prices: {alarm: 0.4 USD}\n'),
    lines: ['4:17 prices.alarm must be a number, got "0.4 USD"; write a number [type]'],
  },
];
