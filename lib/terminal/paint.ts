/** Colors a text, or gives it back where there are no colors. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

export const NO_PAINT: Paint = { good: String, warn: String, strong: String, faint: String };
