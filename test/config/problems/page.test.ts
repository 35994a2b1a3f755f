import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import messages from '../../../lib/config/problems/messages.json';
import { problemCodesPage, problemMessages } from './page';

const PAGE = join(__dirname, '../../../docs/reference/problem-codes.md');

test('the page of problem codes has a row for each code, with a message of today', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(problemCodesPage());
});

test('`explain` has a message of today for each code', () => {
  expect(messages).toEqual(problemMessages());
});
