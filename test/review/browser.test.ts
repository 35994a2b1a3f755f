import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { printPage } from '../../lib/review/page/print-page';
import { reviewOf } from '../../lib/review/review';
import { previewOfExample } from '../fixtures/examples';
import { linkOf } from '../fixtures/link-of';
import { testWith } from '../fixtures/needs';
import { accessibilityFindings, CHROMIUM, overflowOf, startBrowser, withPage, type Opened } from './browser';
import { filesOfExample, HOSTILE_REVIEW, notDeployed, reviewOfExample } from './support';

const IMAGES = join(__dirname, '../../docs/images');
const EXAMPLES = join(__dirname, '../../examples');
const MINUTE = 60_000;

/** A link that creates everything, one in networks that exist, and one whose names and tags are markup. */
const PAGES = {
  'post-2015': () => printPage(reviewOfExample('post-2015')),
  'hub-and-spoke': () => printPage(reviewOfExample('hub-and-spoke')),
  'two-sites': () => printPage(reviewOfExample('two-sites')),
  'a hostile link': () => printPage(HOSTILE_REVIEW),
} as const;
const NAMES = Object.keys(PAGES) as readonly (keyof typeof PAGES)[];

/** The page of a link before its first deployment, as the command writes it. */
function firstReview(): string {
  const name = 'post-2015';
  const actual = linkOf(readFileSync(join(EXAMPLES, name, 'vpc2vnet.yaml'), 'utf8'));
  return printPage(reviewOf(previewOfExample(name), filesOfExample(name), notDeployed(actual)));
}

/** Nobody reads more pages of A4 than this to approve a link. */
const MOST_PRINTED_PAGES = 15;

let started: Promise<Browser> | undefined;
const browser = (): Promise<Browser> => (started ??= startBrowser());
afterAll(async () => (await started)?.close());

const check = (title: string, run: () => Promise<void>): void => testWith([CHROMIUM], title, run, 2 * MINUTE);

describe.each(NAMES)('the review page of %s in a browser', (name) => {
  const html = PAGES[name]();

  check('requests nothing, and has no message on the console', async () => {
    const { messages, requests } = await withPage(await browser(), html, {}, async (opened) => {
      await opened.page.waitForLoadState('networkidle');
      return { messages: [...opened.messages], requests: [...opened.requests] };
    });

    expect({ messages, requests }).toEqual({ messages: [], requests: [] });
  });

  check('does not scroll sideways on a screen of 360 pixels', async () => {
    expect(await withPage(await browser(), html, { width: 360 }, ({ page }) => overflowOf(page))).toBe(0);
  });

  check('has no finding of axe', async () => {
    expect(await withPage(await browser(), html, {}, ({ page }) => accessibilityFindings(page))).toEqual([]);
  });
});

describe('what these tests look for', () => {
  const opened = async <T>(body: string, look: (each: Opened) => Promise<T>): Promise<T> =>
    withPage(
      await browser(),
      `<!doctype html><html lang="en"><title>x</title><main><h1>x</h1>${body}</main>`,
      {},
      look,
    );

  check('is found: a request', async () => {
    const requests = await opened('<img alt="" src="http://192.0.2.1/x.png">', async ({ requests: all }) => [...all]);

    expect(requests).toEqual(['http://192.0.2.1/x.png']);
  });

  check('is found: a message on the console', async () => {
    expect(await opened('<script>console.log("x")</script>', async ({ messages }) => [...messages])).toEqual(['x']);
  });

  check('is found: an element that is wider than the screen', async () => {
    expect(await opened('<p style="width: 3000px">x</p>', ({ page }) => overflowOf(page))).toBeGreaterThan(0);
  });

  check('is found: an image without a text', async () => {
    const findings = await opened('<img src="data:,">', ({ page }) => accessibilityFindings(page));

    expect(findings).toEqual([expect.stringMatching(/^image-alt: /)]);
  });
});

describe('the review page in a browser', () => {
  const html = PAGES['post-2015']();

  for (const look of [{ dark: true }, { width: 360 }]) {
    check(`has no finding of axe with ${JSON.stringify(look)}`, async () => {
      expect(await withPage(await browser(), html, look, ({ page }) => accessibilityFindings(page))).toEqual([]);
    });
  }

  check('is dark for whoever prefers that', async () => {
    const background = 'getComputedStyle(document.body).backgroundColor';
    const colors = await Promise.all(
      [false, true].map(async (dark) =>
        withPage(await browser(), html, { dark }, ({ page }) => page.evaluate<string>(background)),
      ),
    );

    expect(colors[0]).not.toBe(colors[1]);
  });

  check('is printed in black on white, also by whoever prefers dark', async () => {
    const color = await withPage(await browser(), html, { dark: true }, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      return page.evaluate<string>(
        'getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).backgroundColor',
      );
    });

    expect(color.replaceAll('rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)')).toBe('rgb(255, 255, 255)rgb(255, 255, 255)');
  });

  check('is printed on a few pages of A4', async () => {
    const pdf = await withPage(await browser(), html, {}, ({ page }) => page.pdf({ format: 'A4' }));
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];

    expect(pages.length).toBeGreaterThan(1);
    expect(pages.length).toBeLessThanOrEqual(MOST_PRINTED_PAGES);
  });

  check('shows the names of a hostile link as they are', async () => {
    const text = await withPage(await browser(), PAGES['a hostile link'](), {}, ({ page }) => page.innerText('body'));

    expect(text).toContain('<script>alert(1)</script>');
  });
});

// The bytes differ between versions of the browser, so that nothing compares them.
if (process.env['UPDATE_SCREENSHOTS'] !== undefined) {
  test.each([
    ['light', false],
    ['dark', true],
  ])('writes the screenshot of the docs, %s', async (look, dark) => {
    mkdirSync(IMAGES, { recursive: true });
    await withPage(await browser(), firstReview(), { width: 1_000, dark }, async ({ page }) => {
      const clip = { x: 0, y: 0, width: 1_000, height: 1_250 };
      await page.screenshot({ path: join(IMAGES, `review-${look}.png`), fullPage: true, clip });
    });
  });
}
