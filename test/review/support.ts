import { join } from 'node:path';
import type { Link, Site } from '../../lib/model/link';
import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';
import { reviewOf, type Deployed, type Review } from '../../lib/review/review';
import type { OutputFile } from '../../lib/write-files/file-tree';
import { readTree } from '../../lib/write-files/read-tree.edge';
import { previewOfExample } from '../fixtures/examples';

/** What an example renders to. */
export function filesOfExample(name: string): readonly OutputFile[] {
  return readTree(join(__dirname, '../../examples', name, 'expected'));
}

const REVIEWS = new Map<string, Review>();

/** The review of an example. */
export function reviewOfExample(name: string): Review {
  const link = previewOfExample(name);
  const review = REVIEWS.get(name) ?? reviewOf(link, filesOfExample(name), notDeployed(link));
  REVIEWS.set(name, review);
  return review;
}

/** What is known of a link before its first deployment. */
export function notDeployed(actual: Link, handoff: Handoff = emptyHandoff(actual.name)): Deployed {
  return { actual, handoff, lab: [] };
}

/** A link with this many sites, each as the first one with another name. */
export function withSites(link: Link, count: number): Link {
  const [first] = link.sites;
  const others = Array.from({ length: count - 1 }, (_, index): Site => ({ ...first, name: `site-${index + 1}` }));
  return { ...link, sites: [first, ...others] };
}

/** Text that would be markup, if something did not escape it. */
export const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;|\`](javascript:1)@everyone\u202e`;

/** Of a link whose names and tags are markup, and of files with the same. */
export const HOSTILE_REVIEW = ((): Review => {
  const link = previewOfExample('minimal');
  const [site] = link.sites;
  const network = {
    ...site.network,
    subnets: [...site.network.subnets, { ...site.network.subnets[0], name: HOSTILE }],
  };
  const hostile = {
    ...link,
    name: HOSTILE,
    tags: { [HOSTILE]: HOSTILE },
    azure: {
      ...link.azure,
      location: HOSTILE,
      testVms: link.azure.testVms.map((each) => ({ ...each, name: HOSTILE, size: HOSTILE })),
    },
    sites: [{ ...site, region: HOSTILE, network }],
  } as unknown as typeof link;
  const files = filesOfExample('minimal').map(({ path, content }): OutputFile => ({
    path,
    content: path.endsWith('.json') ? content.replaceAll('Azure2Aws', JSON.stringify(HOSTILE).slice(1, -1)) : content,
  }));
  return reviewOf(hostile, files, notDeployed(link));
})();
