import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBicep } from './support/bicep-parse';
import { allCases, emitted } from './support/cases';

const PAGE = readFileSync(join(__dirname, '../../docs/reference/parity.md'), 'utf8');
const seed = allCases().find(({ name }) => name === 'examples/post-2015');
const template = parseBicep(emitted(seed?.stack)['main.bicep'] ?? '');

/** Names in the third column of a table of the page. */
function ours(heading: string): readonly string[] {
  const section = PAGE.slice(PAGE.indexOf(`## ${heading}`)).split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows
    .slice(2)
    .flatMap((row) => [...(row.split(' | ')[2] ?? '').matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []));
}

describe('the page on parity', () => {
  test('names the parameters of our template, all of them and no others', () => {
    const parameters = template.declarations.filter(({ keyword }) => keyword === 'param').map(({ name }) => name);
    expect([...new Set(ours('Parameters'))].sort()).toEqual(parameters.sort());
  });

  test('names the types of our resources, all of them and no others', () => {
    const types = template.declarations
      .filter(({ keyword }) => keyword === 'resource')
      .map(({ type }) => type.split('@')[0] ?? '');
    expect([...new Set(ours('Resources'))].sort()).toEqual([...new Set(types)].sort());
  });
});
