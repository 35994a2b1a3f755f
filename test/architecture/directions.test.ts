import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importDiagram, type Directions } from '../../bin/import-diagram';
import { replaceSection } from '../../lib/write-files/marked-section';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const arrowsOf = (directions: Directions): readonly string[] =>
  importDiagram(directions)
    .split('\n')
    .filter((line) => line.includes('-->'))
    .map((line) => line.trim());

test('ARCHITECTURE.md draws the directions of docs/import-directions.json', () => {
  const page = read('ARCHITECTURE.md');
  const directions = JSON.parse(read('docs/import-directions.json')) as Directions;

  expect(page).toBe(replaceSection(page, 'directions', importDiagram(directions)));
});

describe('the drawing of the directions', () => {
  test('has an arrow for each permission', () => {
    expect(arrowsOf({ a: ['b', 'c'], b: [], c: [] })).toEqual(['a --> b', 'a --> c']);
  });

  test('lacks the arrow that a longer way joins, too', () => {
    expect(arrowsOf({ a: ['b', 'c'], b: ['c'], c: [] })).toEqual(['a --> b', 'b --> c']);
  });

  test('is an error when imports may go in a circle, within a folder, too', () => {
    expect(() => importDiagram({ a: ['b'], b: ['c'], c: ['a'] })).toThrow('in a circle from a');
    expect(() => importDiagram({ a: [], 'a/x': ['a/y'], 'a/y': ['a/x'] })).toThrow('in a circle from a/x');
  });

  test('leaves out the rooms of a folder', () => {
    expect(arrowsOf({ a: ['b'], b: [], 'b/room': ['b/other'], 'b/other': [] })).toEqual(['a --> b']);
  });
});
