import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../docs/decisions');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const DECISIONS = readdirSync(FOLDER).filter((name) => /^\d/.test(name));

describe('a decision', () => {
  test.each(DECISIONS)('%s: has a status, a date, and the sections of a decision', (name) => {
    const page = read(name);
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);

    expect(page).toMatch(
      /^# \d+\. .+\n\n- \*\*Status\*\*: (Accepted|Superseded by .+)\n- \*\*Date\*\*: \d{4}-\d\d-\d\d\n/,
    );
    expect(headings).toEqual(expect.arrayContaining(['Context', 'Options', 'Decision', 'Consequences']));
  });

  test.each(DECISIONS)('%s: is in the index with its title, status and date', (name) => {
    const [, number, title] = /^# (\d+)\. (.*)$/m.exec(read(name)) ?? [];
    const [, status] = /\*\*Status\*\*: (.*)/.exec(read(name)) ?? [];
    const [, date] = /\*\*Date\*\*: (.*)/.exec(read(name)) ?? [];
    const row = read('README.md')
      .split('\n')
      .find((line) => line.includes(`(${name})`));

    expect(row?.split('|').map((cell) => cell.trim())).toEqual(['', number, `[${title}](${name})`, status, date, '']);
  });
});
