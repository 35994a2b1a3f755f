import { nearest } from '../../base/nearest';
import { PRICES } from '../../catalog/prices';
import type { Rule } from './rule';

/** Prices are of something that the link pays for. */
export const prices: Rule = ({ config, resolved }) => {
  const { azure } = config;
  const known = [
    ...Object.keys(PRICES),
    ...resolved.sites.flatMap(({ config: { router, testHost } }) => [router.instanceType, testHost.instanceType]),
    azure.gateway.sku,
    azure.testVm.size,
  ];
  return Object.keys(config.prices)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      code: 'price-unknown',
      path: ['prices', key],
      aboutKey: true,
      rule: 'must be a price of something that the link pays for',
      remedy: `write ${nearest(key, known).word}, the nearest one; the reference of the configuration lists them`,
    }));
};
