import type { Checkout } from './checkout';
import { startEmulators, type Emulators } from './clouds';

const MINUTES = 60_000;

/** Emulators of both clouds for tests beside each other, which do not wait for a `beforeAll`, and their checkouts. */
export function bothEmulators(): {
  readonly emulators: () => Promise<Emulators>;
  /** Returns the checkout, which is removed when all tests are over. */
  readonly kept: (checkout: Checkout) => Checkout;
} {
  let started: Promise<Emulators> | undefined;
  const checkouts: Checkout[] = [];
  afterAll(async () => {
    await (await started)?.stop();
    for (const checkout of checkouts) checkout.remove();
  }, MINUTES);
  return {
    emulators: () => (started ??= startEmulators()),
    kept: (checkout) => {
      checkouts.push(checkout);
      return checkout;
    },
  };
}
