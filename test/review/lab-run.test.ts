import { printComment } from '../../lib/review/markdown/print-comment';
import { printPage } from '../../lib/review/page/print-page';
import { reviewOf, type Review } from '../../lib/review/review';
import { parseLabRecord, printLabRecord, type RecordedRun } from '../../lib/workspace/lab-record';
import type { OutputFile } from '../../lib/write-files/file-tree';
import { previewOfExample } from '../fixtures/examples';
import { filesOfExample, HOSTILE, notDeployed } from './support';

const FILES = filesOfExample('minimal');
const LINK = previewOfExample('minimal');
const RUN: RecordedRun = {
  link: 'minimal',
  kernel: { kind: 'microvm', clock: 'real' },
  passed: true,
  checks: [{ title: 'pings are answered', outcome: 'passed' }],
  faults: [{ title: 'the router reboots', outcome: 'passed', outageSeconds: 31.24 }],
  secondsToFirstPing: { fromBoot: 4.26 },
};
const DATE = new Date('2026-11-27T01:02:03.000Z');

function reviewAfter(run: RecordedRun, ran: readonly OutputFile[] = FILES): Review {
  const lab = parseLabRecord(printLabRecord(run, ran, DATE), 'minimal');
  return reviewOf(LINK, FILES, { ...notDeployed(LINK), lab: lab === undefined ? [] : [lab] });
}

describe('the last run of the lab', () => {
  test('is on the page with its verdict, its date, its digest and its times', () => {
    const page = printPage(reviewAfter(RUN));

    expect(page).toMatch(/Passed on 2026-11-27T01:02:03\.000Z; checks: 1, faults: 1; digest [0-9a-f]{12}\./);
    expect(page).toContain('First ping 4.3 s after the boot of the hosts.');
    expect(page).toContain('31.2');
    expect(page).not.toContain('other files');
  });

  test('is in the short form', () => {
    expect(printComment(reviewAfter(RUN))).toMatch(/Lab: Passed on 2026-11-27/);
  });

  test('of other files says so, with both digests', () => {
    const review = reviewAfter(RUN, FILES.slice(1));
    const said =
      /This run was of other files \(digest [0-9a-f]{12}\) than those that are rendered now \([0-9a-f]{12}\)/;

    expect(printPage(review)).toMatch(said);
    expect(printComment(review)).toMatch(said);
  });

  test('names what did not pass', () => {
    const checks = [{ title: 'pings are answered', outcome: 'failed' }];

    expect(reviewAfter({ ...RUN, passed: false, checks }).lab[0]?.lines).toContain('Not passed: pings are answered.');
  });

  test('names another gateway than that of strongSwan', () => {
    expect(printPage(reviewAfter({ ...RUN, peer: 'libreswan' }))).toContain(
      'The Azure gateway was libreswan in this run.',
    );
  });

  test('of days has the seed, the pings and the longest outage', () => {
    const days = { planned: 30, run: 30, seed: 7, sent: 258_000, answered: 257_990, longestOutageSeconds: 42 };
    const comment = printComment(reviewAfter({ ...RUN, kernel: { kind: 'uml', clock: 'virtual' }, days }));

    expect(comment).toContain('days: 30, with seed 7; disturbances: 1;');
    expect(comment).toContain('257990 of 258000 pings answered; longest outage 42 s.');
  });

  test('of days that ended early says how many there were', () => {
    const days = { planned: 30, run: 2.51, seed: 7, sent: 1, answered: 0, longestOutageSeconds: 900 };

    expect(printComment(reviewAfter({ ...RUN, passed: false, days }))).toContain('days: 2.5 of 30');
  });

  test('gives the same page twice', () => {
    expect(printPage(reviewAfter(RUN))).toBe(printPage(reviewAfter(RUN)));
  });

  test('is markup in no part', () => {
    const page = printPage(reviewAfter({ ...RUN, checks: [{ title: HOSTILE, outcome: 'failed' }] }));

    expect(page).not.toContain('<script');
  });

  test.each([undefined, '{', '{"version": 1}', printLabRecord({ ...RUN, link: 'another' }, FILES, DATE)])(
    'is not shown from what is not a record of the link',
    (text) => {
      expect(parseLabRecord(text, 'minimal')).toBeUndefined();
    },
  );

  test('is recorded without addresses, keys and logs', () => {
    const keys = Object.keys(JSON.parse(printLabRecord(RUN, FILES, DATE)) as object);

    expect(keys).toEqual([
      'version',
      'link',
      'date',
      'digest',
      'kernel',
      'clock',
      'peer',
      'passed',
      'checks',
      'failed',
      'secondsToFirstPing',
      'faults',
    ]);
  });
});
