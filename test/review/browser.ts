import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source as AXE } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { command, type Need } from '../fixtures/needs';

/** The browser of Debian; none is downloaded. */
export const CHROMIUM: Need = command('chromium', 'apt-get install chromium');

/** How a page is looked at. */
export interface Look {
  /** In CSS pixels. @default 1280 */
  readonly width?: number;
  /** @default false */
  readonly dark?: boolean;
}

/** What happened while a page was open. */
export interface Opened {
  readonly page: Page;
  /** Console messages, errors and dialogs. */
  readonly messages: readonly string[];
  /** Addresses that were requested, without the page itself. */
  readonly requests: readonly string[];
}

/** Starts the browser. The caller closes it. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium' });
}

/** Opens a page from a file, as a person does, hands it over, and closes it. */
export async function withPage<T>(
  browser: Browser,
  html: string,
  { width = 1_280, dark = false }: Look,
  look: (opened: Opened) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-page-'));
  const file = join(folder, 'index.html');
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    const messages: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(error.message));
    page.on('dialog', (dialog) => {
      messages.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const url = request.url();
      if (url !== address && !url.startsWith('data:')) requests.push(url);
    });
    await page.goto(address);
    return await look({ page, messages, requests });
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Returns what axe finds in a page, as `rule: element`. */
export async function accessibilityFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResult>('axe.run()');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Returns by how many CSS pixels a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
