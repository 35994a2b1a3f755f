/** The two sides of a hand-off, as they are called in it. */
export const SIDES = ['aws', 'azure'] as const;
export type Side = (typeof SIDES)[number];
