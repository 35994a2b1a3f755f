/** Functions that color a string, or return it unchanged without color support. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

export const NO_PAINT: Paint = { good: String, warn: String, strong: String, faint: String };
