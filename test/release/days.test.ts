import { PAIRS, testDays } from '../lab/month/days-of';

/** A week of each pair takes some 50 minutes of processor time; VPC2VNET_LAB_DAYS=30 makes it a month. */
const DAYS = Number(process.env['VPC2VNET_LAB_DAYS'] ?? 7);

describe(`${DAYS} days of a link`, () => {
  testDays(DAYS, PAIRS);
});
