import { renderLink } from '../../bin/render.edge';
import type { Link } from '../../lib/model/link';
import { configOf } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';
import { furtherSites } from '../fixtures/sites';

const COUNT = 10;
/** What a site of a link may take in comparison with a link of one site; measured 0.6, because Azure has one stack. */
const MOST = 1;

/** A link of one site, with a VPC of its own. */
function plainLink(index: number): Link {
  return linkOf(
    configOf({ name: `link-${index}`, aws: { vpc: { cidrs: [`10.${100 + index}.0.0/16`] } } }),
    undefined,
    true,
  );
}

function linkOfSites(): Link {
  return linkOf(configOf({ aws: { vpc: { cidrs: ['10.100.0.0/16'] } } }, furtherSites(COUNT - 1)), undefined, true);
}

/** Milliseconds of processor time, which other load on the machine does not change. */
function cpuOf(render: () => void): number {
  const before = process.cpuUsage();
  render();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test(`each of ${COUNT} sites of a link is rendered in the time of a link of one site`, () => {
  const links = Array.from({ length: COUNT }, (_, index) => plainLink(index));
  const sites = linkOfSites();
  const renderLinks = (): void => links.forEach((link) => void renderLink(link, { validate: false }));
  const renderSites = (): void => void renderLink(sites, { validate: false });
  renderLinks();
  renderSites();

  expect(cpuOf(renderSites) / cpuOf(renderLinks)).toBeLessThan(MOST);
}, 120_000);
