import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceSection } from '../../lib/write-files/marked-section';
import { EDITS } from './edits';
import { rowOf, type Row } from './row';

const ROWS = EDITS.map(rowOf);
const PAGE = join(__dirname, '../../docs/reference/edits.md');

function printTable(rows: readonly Row[]): string {
  const cells = rows.map(({ title, steps, replaced }) => [
    title,
    steps.join(', '),
    replaced.map((type) => `\`${type}\``).join(', '),
  ]);
  const table = [['Edit', 'Steps, in this order', 'Replaced or deleted'], ['---', '---', '---'], ...cells];
  return table.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

test('the page of edits has a row for each, as the templates and the printed steps say', () => {
  const page = readFileSync(PAGE, 'utf8');
  const current = replaceSection(page, 'edits', `<!-- prettier-ignore -->\n${printTable(ROWS)}`);
  if (process.env.UPDATE_GOLDENS !== undefined) writeFileSync(PAGE, current);

  expect(readFileSync(PAGE, 'utf8')).toBe(current);
});

test('every edit has a step, for an edit without one was not seen', () => {
  expect(ROWS.filter(({ steps }) => steps.length === 0).map(({ title }) => title)).toEqual([]);
});

test('an edit that replaces what the router is in removes the router first', () => {
  const rows = ROWS.filter(({ steps }) => steps[0] === 'remove the router');

  expect(rows.map(({ title }) => title)).toEqual([
    'another range of the router’s subnet',
    'another zone and range of the router’s subnet',
    'another primary VPC CIDR block',
  ]);
});
