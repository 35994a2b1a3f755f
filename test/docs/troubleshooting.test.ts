import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorOf } from '../../bin/pages/markdown';
import { recordedRefusals } from '../../bin/pages/recorded-runs';
import { AWS_ERRORS, FAILED_STEPS, rowOfAwsError } from '../../bin/pages/troubleshooting/deployment';
import { SECTIONS } from '../../bin/pages/troubleshooting/page';
import { refusalLines, REFUSED_STARTS } from '../../bin/pages/troubleshooting/preflight';
import { sectionsFor } from '../../bin/pages/troubleshooting/section';
import { FAILED_TUNNELS } from '../../bin/pages/troubleshooting/tunnel';
import { REMEDIES } from '../../lib/driver/aws/aws-errors';
import { FAULTS } from '../../lib/lab/faults/run-faults';
import { EXPLANATIONS } from '../../lib/ike/decode-failure';
import { MUTATION_GROUPS } from '../lab/mutations';
import { recordedReds } from '../lab/recorded/reds';

const ROOT = join(__dirname, '../..');
const MUTATIONS = MUTATION_GROUPS.flatMap(({ mutations }) => mutations);
const REDS = Object.entries(recordedReds());

/** Title and detail of each fault in the table that `npm run lab -- --faults --doc docs/explanation` writes. */
const MEASURED_FAULTS = readFileSync(join(ROOT, 'docs/explanation/reliability.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split(' | '))
  .map((cells) => [cells[0]?.slice(2) ?? '', (cells.at(-1) ?? '').replace(/ \|$/, '')] as const);

const REFUSALS = (Object.keys(REFUSED_STARTS) as (keyof typeof REFUSED_STARTS)[]).flatMap((name) =>
  refusalLines(name).map((line) => [name, line] as const),
);

/** What each recorded start printed that ended before it changed anything, as one text. */
const RECORDED_REFUSALS = Object.entries(recordedRefusals()).map(([name, lines]) => [name, lines.join(' ')] as const);

/** What the router reports to CloudFormation when it fails. */
const VERDICTS = ['vpc2vnet-setup', 'vpc2vnet-verify'].flatMap((script) =>
  [
    ...readFileSync(join(ROOT, 'lib/router/scripts', script), 'utf8').matchAll(
      /\b(?:fail|give_up|report FAILURE)\s+(?:'([^']{3,})'|"([^"$][^"]{2,})")/g,
    ),
  ].map(([, plain, quoted]) => plain ?? quoted ?? ''),
);

/** The headings of the sections that a message leads to. */
function headingsFor(message: string): readonly string[] {
  return sectionsFor(message, SECTIONS).map(({ heading }) => heading);
}

test('the router has a dozen failures to report', () => {
  expect(VERDICTS.length).toBeGreaterThanOrEqual(12);
});

describe('exactly one section of the page on troubleshooting is found by the words of', () => {
  test.each(MEASURED_FAULTS)('the fault: %s', (_, detail) => {
    expect(headingsFor(detail)).toHaveLength(1);
  });

  test.each(REFUSALS)('the problem that the preflight reports: %s', (_, line) => {
    expect(headingsFor(line)).toHaveLength(1);
  });

  test.each(RECORDED_REFUSALS)('the recorded start that ends before it changes anything: %s', (_, text) => {
    expect(headingsFor(text)).toHaveLength(1);
  });

  test.each(Object.entries(FAILED_STEPS))('the last words of a tool: %s', (_, line) => {
    expect(headingsFor(line)).toHaveLength(1);
  });

  test.each(SECTIONS.map(({ heading, seen }) => [heading, seen]))('what it shows itself: %s', (heading, seen) => {
    expect([...new Set(seen.flatMap(headingsFor))]).toEqual([heading]);
  });

  test.each(VERDICTS)('the verdict of the router on itself: %s', (line) => {
    expect(headingsFor(line)).toHaveLength(1);
  });

  test('the recorded red of each mutation', () => {
    const lost = REDS.filter(([, red]) => headingsFor(red).length !== 1);

    expect(lost.map(([what, red]) => `${what}: ${red} leads to ${headingsFor(red).join(' and ')}`)).toEqual([]);
  });
});

test('the measured faults are those of today; otherwise measure them again', () => {
  expect(MEASURED_FAULTS.map(([title]) => title)).toEqual(FAULTS.map(({ title }) => title));
});

describe('the recorded reds (UPDATE_GOLDENS=1 CI=1 npx jest test/lab/runs.test.ts -t "fails exactly the expected check" records them)', () => {
  test('are those of the mutations of today', () => {
    expect(REDS.map(([what]) => what).sort()).toEqual(MUTATIONS.map(({ what }) => what).sort());
  });

  test('have the reasons of today', () => {
    const stale = REDS.filter(([what, red]) => MUTATIONS.find((each) => each.what === what)?.reason.test(red) !== true);

    expect(stale).toEqual([]);
  });
});

describe('the recorded starts that end before a change (npx ts-node test/driver/real/record.ts records them)', () => {
  /** A line without ids, and without the reason that a cloud gives. */
  const wording = (line: string): string => line.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{12}|…|\(.*?\)/g, '');

  test.each(REFUSALS)('have the wording of today: %s', (name, line) => {
    expect((recordedRefusals()[name] ?? []).map(wording)).toEqual([wording(line)]);
  });
});

describe('the page on troubleshooting', () => {
  test('has a section for every explanation of a failed tunnel', () => {
    const lost = EXPLANATIONS.filter((explain) => !Object.values(FAILED_TUNNELS).some((logs) => explain(logs)));

    expect(lost.map(String)).toEqual([]);
  });

  test.each(MUTATIONS.map(({ what, reason }) => [what, reason] as const))(
    'shows a line with the reason that is expected of the mutation: %s',
    (_, reason) => {
      const shown = SECTIONS.filter(({ seen }) => seen.some((line) => reason.test(line)));

      expect(shown).not.toEqual([]);
    },
  );

  test('has a section for every remedy of an error of AWS', () => {
    const rows = Object.values(AWS_ERRORS).map(rowOfAwsError);

    expect([...rows].sort()).toEqual(REMEDIES.map((_, row) => row));
  });

  test('shows every line that the preflight can print', () => {
    const source = readFileSync(join(ROOT, 'lib/driver/preflight/preflight.ts'), 'utf8');
    const printed = [...source.matchAll(/problems\.push\(|return \[\n\s+`/g)];

    expect(new Set(REFUSALS.map(([, line]) => line.replaceAll(/\S*\d\S*/g, ''))).size).toBeGreaterThanOrEqual(
      printed.length,
    );
  });

  test('has each heading once', () => {
    const anchors = SECTIONS.map(({ heading }) => anchorOf(heading));

    expect(new Set(anchors).size).toBe(anchors.length);
  });
});
