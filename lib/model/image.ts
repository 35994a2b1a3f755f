import { isKnown, type Fact } from './fact';
import type { Image } from './link';

/**
 * What decides the image of an instance.
 * @returns the id that the config gives, or the fact that has it: the deployed image where that one is kept
 */
export function imageOf(image: Image): string | Fact<string> {
  if (image.kind === 'given') return image.id;
  return isKnown(image.deployed) ? image.deployed : image.offered;
}
