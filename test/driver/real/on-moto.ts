import type { Need } from '../../fixtures/needs';
import { makeLink, type Flavor, type Link } from './link';
import { startMoto, type Moto } from './moto';

const MINUTES = 60_000;

/** Moto, and links of the command line beside it. */
export interface OnMoto {
  readonly moto: () => Moto;
  readonly link: (name: string) => Link;
}

/**
 * One moto for the tests around it; where a need is not met, it is not started. Links are removed when all tests are over.
 * @param environment what the links have beside moto's
 */
export function onMoto(
  needs: readonly Need[],
  flavor: Flavor,
  environment: () => Readonly<Record<string, string>>,
): OnMoto {
  let moto: Moto;
  const links: Link[] = [];

  beforeAll(async () => {
    if (needs.every((need) => need.isMet())) moto = await startMoto();
  }, 2 * MINUTES);
  afterAll(async () => {
    await moto?.stop();
    for (const made of links) made.remove();
  }, MINUTES);

  return {
    moto: () => moto,
    link: (name) => {
      const made = makeLink(name, flavor, { ...moto.env, ...environment() });
      links.push(made);
      return made;
    },
  };
}
