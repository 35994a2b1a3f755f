import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemCodesPage } from './page';

const PAGE = join(__dirname, '../../../docs/reference/problem-codes.md');

test('the page of problem codes has a row for each code, with a message of today', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(problemCodesPage());
});
