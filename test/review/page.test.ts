import { printComment } from '../../lib/review/markdown/print-comment';
import { printPage } from '../../lib/review/page/print-page';
import { findingsOf, reviewOf } from '../../lib/review/review';
import { previewOfExample, RENDERED_EXAMPLES } from '../fixtures/examples';
import { BOTH_SITES } from '../fixtures/sites';
import { filesOfExample, HOSTILE_REVIEW, notDeployed, reviewOfExample } from './support';

describe('the page of a review', () => {
  test.each(RENDERED_EXAMPLES)('%s: names no address of the web outside of its links', (name) => {
    const page = printPage(reviewOfExample(name)).replaceAll(/ href="https:[^"]*"/g, '');

    expect(page).not.toMatch(/https?:\/\/|src=|url\(|@import/);
  });

  test('has a policy that allows nothing but its style sheet', () => {
    expect(printPage(reviewOfExample('minimal'))).toMatch(
      /content="default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src data:">/,
    );
  });

  test('is the same twice', () => {
    const link = previewOfExample('minimal');
    const again = reviewOf(link, filesOfExample('minimal'), notDeployed(link));

    expect(printPage(again)).toBe(printPage(reviewOfExample('minimal')));
  });

  test('turns no name, tag or place of a link into markup', () => {
    const page = printPage(HOSTILE_REVIEW);

    expect(page).not.toMatch(/<(script|img)|javascript:1\)["']/i);
    expect(page).not.toContain('\u202e');
  });

  test('leads to each of its sections', () => {
    const page = printPage(reviewOfExample('minimal'));
    const ids = [...page.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);

    expect(links).toEqual(ids);
  });

  test('says which addresses are not assigned yet', () => {
    expect(printPage(reviewOfExample('minimal'))).toContain('azure.gatewayAddresses.0');
  });
});

describe('the short form of a review', () => {
  const comment = printComment(reviewOfExample('minimal'));

  test('fits into a comment', () => {
    expect(comment.length).toBeLessThan(4_000);
  });

  test('has what both ends agree on, and the cost', () => {
    expect(comment).toContain('Crypto: both ends agree in every connection (1).');
    expect(comment).toMatch(/Cost: about \d+\.\d\d USD a month without traffic, /);
  });

  test('turns no name of a link into markup or a mention', () => {
    const hostile = printComment(HOSTILE_REVIEW);

    expect(hostile).not.toMatch(/<(script|img)|@everyone|[^\\]\]\(javascript/i);
  });
});

describe('the cost in the short form of a review', () => {
  test('names what has no price, so that the sum is not taken for all', () => {
    const review = reviewOfExample('minimal');
    const [line, ...lines] = review.costs.cost.lines;
    const cost = { ...review.costs.cost, lines: [...lines, { ...line!, monthlyUsd: undefined }] };

    expect(printComment({ ...review, costs: { ...review.costs, cost } })).toContain(
      `; not in the sum, without a price: ${line!.what}`,
    );
  });
});

describe('the findings of a review', () => {
  test('name a site that is deployed and no longer in the config', () => {
    const link = previewOfExample('minimal');
    const deployed = { ...BOTH_SITES, link: link.name };

    expect(findingsOf(reviewOf(link, filesOfExample('minimal'), notDeployed(link, deployed)))).toEqual([
      expect.stringMatching(/^the site virginia is no longer in the config and still in the hand-off; /),
    ]);
  });

  test.each(RENDERED_EXAMPLES)('%s: are none', (name) => {
    expect(findingsOf(reviewOfExample(name))).toEqual([]);
  });

  test('have a sentence for what differs between the ends', () => {
    const files = filesOfExample('minimal').map((file) => ({
      ...file,
      content: file.content.replace('esp_proposals = aes256gcm16-ecp384', 'esp_proposals = aes256gcm16'),
    }));

    expect(findingsOf(reviewOf(previewOfExample('minimal'), files, notDeployed(previewOfExample('minimal'))))).toEqual([
      'router-1: ESP key exchange (PFS) differs: the router does not propose it',
    ]);
  });
});
