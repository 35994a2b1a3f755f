/** One measured quantity of a run. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** The quantity with its unit, as text. */
  readonly value: string;
  /** The bare number, for machines. */
  readonly number: number;
}
