import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceSection } from '../../lib/write-files/marked-section';
import { vocabularyTable } from './vocabulary-table';
import { STAGES } from './workflow';

const ROOT = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const PAGE = read('CONTRIBUTING.md');
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

const COMMANDS = [...PAGE.matchAll(/`([^`\n]+)`|^(npm .+|git .+)$/gm)].map(([, code, line]) => code ?? line ?? '');

describe('the page for contributors', () => {
  test('names only scripts of package.json', () => {
    const named = COMMANDS.flatMap(
      (code) => /^npm run ([\w:]+)/.exec(code)?.[1] ?? /^(test:[\w:]+)$/.exec(code)?.[1] ?? [],
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test('names each stage of tests by its script', () => {
    const tested = Object.values(STAGES).filter(({ tests }) => tests.length > 0);
    expect(tested.map(({ script }) => script).filter((script) => !PAGE.includes(script))).toEqual([]);
  });

  test('names only paths of the repository', () => {
    const paths = COMMANDS.map((code) => code.replace(/^npx jest /, '')).filter((code) =>
      /^(\.ci|test|lib|docs)\//.test(code),
    );
    expect(paths.length).toBeGreaterThan(2);
    expect(paths.filter((path) => !existsSync(join(ROOT, path.split(' ')[0] ?? '')))).toEqual([]);
  });

  test('names commands of .ci/run with stages of the table', () => {
    const stages = COMMANDS.flatMap((code) => (code.startsWith('.ci/run ') ? code.split(' ').slice(1) : []));
    expect(stages.length).toBeGreaterThan(0);
    expect(stages.filter((stage) => STAGES[stage] === undefined)).toEqual([]);
  });

  test('shows the vocabulary of today (npm run generate renews it)', () => {
    expect(PAGE).toBe(replaceSection(PAGE, 'vocabulary', vocabularyTable()));
  });
});
