import { createHash } from 'node:crypto';
import { escapeMarkup } from '../markup/escape';
import { findingsOf, type Review } from '../review';
import { badge, list, type Section } from './blocks';
import { element, plain, printHtml, type Html } from './html';
import { PAGE_STYLE } from './page-style';
import { sectionsOf } from './sections';

/**
 * Prints the page of a review: one file that requests nothing and runs nothing. Its policy allows its own style sheet
 * alone, so that no value of a config could load anything.
 */
export function printPage(review: Review): string {
  const sections = sectionsOf(review);
  const title = `Review of ${review.link}`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digestOf(PAGE_STYLE)}'; img-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<link rel="icon" href="data:,">',
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    ...[headOf(review, title), contentsOf(sections), element('main', {}, sections.map(printSection)), FOOTER].map(
      printHtml,
    ),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function digestOf(style: string): string {
  return createHash('sha256').update(style).digest('base64');
}

function headOf(review: Review, title: string): Html {
  const { summary, standIns } = review;
  const findings = findingsOf(review);
  return plain(
    'header',
    plain('h1', title),
    plain('p', summary),
    ...(standIns.length === 0
      ? []
      : [
          plain(
            'p',
            badge('note', 'Preview'),
            ` Documentation addresses replace what is not assigned yet: ${standIns.join(', ')}.`,
          ),
        ]),
    ...(findings.length === 0 ? [] : [list(findings.map((each) => badge('bad', each)))]),
  );
}

function contentsOf(sections: readonly Section[]): Html {
  return element('nav', { 'aria-label': 'Sections' }, [
    list(sections.map(({ id, heading }) => element('a', { href: `#${id}` }, [heading]))),
  ]);
}

function printSection({ id, heading, content }: Section): Html {
  return element('section', { id }, [plain('h2', heading), ...content]);
}

const FOOTER: Html = plain(
  'footer',
  plain('p', 'Made by vpc2vnet from the model of the link and the files that synth writes. It holds no secret.'),
);
