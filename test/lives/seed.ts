/**
 * What lives are drawn from, or undefined for others in each run. In CI they are the same each time, so that nothing is
 * red by chance.
 */
export const LIVES_SEED: number | undefined = seed();

function seed(): number | undefined {
  const { VPC2VNET_LIVES_SEED: given, CI } = process.env;
  if (given !== undefined) return Number(given);
  return CI === undefined ? undefined : 7;
}
