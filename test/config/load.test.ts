import fc from 'fast-check';
import { stringify } from 'yaml';
import { loadConfig } from '../../lib/config/load';
import { printPath } from '../../lib/config/problems/print-problem';
import { aws, codesOf, link, linesOf } from './case';
import { changed, field, FIELDS, FULL, mutated, place } from './full-config';
import { configOf } from '../fixtures/config';

function pathsReported(data: unknown): readonly string[] {
  const loaded = loadConfig(stringify(data), 'f');
  return loaded.ok ? [] : loaded.problems.map(({ path }) => printPath(path));
}

test('the config that the others are made from is valid and rich', () => {
  expect(pathsReported(FULL)).toEqual([]);
  expect(FIELDS.length).toBeGreaterThan(40);
});

/** Every field and everything above one. */
const PLACES = new Map(
  FIELDS.flatMap((path) => path.map((_, depth) => path.slice(0, depth + 1))).map((path) => [printPath(path), path]),
);

test.each([...PLACES])('a string at %s, whatever belongs there, is at most one problem, there', (text, path) => {
  const reported = pathsReported(changed(FULL, path, 'a text of some length'));

  expect(reported.filter((one) => one !== text)).toEqual([]);
  expect(reported.length).toBeLessThanOrEqual(1);
});

test.each(FIELDS.map((path) => [printPath(path), path] as const))(
  'one bad value at %s is one problem, there',
  (text, path) => {
    expect(pathsReported(changed(FULL, path, []))).toEqual([text]);
  },
);

test('of two bad values neither hides the other nor invents a third', () => {
  fc.assert(
    fc.property(fc.uniqueArray(field, { minLength: 2, maxLength: 2 }), (paths) => {
      const data = paths.reduce<unknown>((node, path) => changed(node, path, []), FULL);

      expect([...pathsReported(data)].sort()).toEqual(paths.map(printPath).sort());
    }),
  );
});

test('no config makes loading throw, and every problem has a place in the file', () => {
  fc.assert(
    fc.property(fc.oneof(mutated, fc.jsonValue()), (data) => {
      const text = stringify(data);
      const loaded = loadConfig(text, 'f');

      if (loaded.ok) return;
      expect(loaded.problems.length).toBeGreaterThan(0);
      for (const problem of loaded.problems) {
        const { line, column, rule, remedy } = problem;
        expect(`${rule}; ${remedy}`).not.toMatch(/undefined|\[object|NaN/);
        expect(text.split('\n').length).toBeGreaterThanOrEqual(line);
        expect(column).toBeGreaterThan(0);
      }
    }),
  );
});

test('loading never throws, whatever the file contains', () => {
  const scrap = fc.constantFrom(
    'name: ab\n',
    'aws: ',
    '{',
    '[',
    '- ',
    '&a ',
    '*a',
    ': ',
    '\n',
    '  ',
    '"',
    '|\n',
    '#',
    '---\n',
    '<<',
    '!!map ',
  );

  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(scrap).map((parts) => parts.join('')),
      ),
      (text) => {
        expect(() => loadConfig(text, 'f')).not.toThrow();
      },
    ),
  );
});

test('a shared key is shown at no place it could be written in, whatever its shape', () => {
  const shape = fc.constantFrom<unknown>('hunter2', ['hunter2'], { value: 'hunter2' }, 'hünter2');
  const key = fc.constantFrom('sharedKey', 'shared_key', 'psk', 'adminPassword', 'preSharedKey', 'client-secret');

  fc.assert(
    fc.property(place, key, shape, (path, name, value) => {
      const lines = linesOf(stringify(changed(FULL, [...path, name], value)));

      expect(lines.join('\n')).not.toMatch(/h[uü]nter2/);
    }),
  );
});

test.each([
  ['a byte order mark', `\uFEFF${link()}`],
  ['line ends of Windows', link('tags: {a: b}\n').replaceAll('\n', '\r\n')],
  ['aliases', link('tags: {a: &a b, c: *a}\n')],
  ['a comment full of brackets', link(`# ${'['.repeat(500)}\n`)],
  ['a directive and a document marker', `%YAML 1.2\n---\n${link()}`],
])('%s does no harm', (_title, yaml) => {
  expect(codesOf(yaml)).toEqual([]);
});

test.each([
  [
    'a list of 60 subnets on one line',
    aws(`vpc: {subnets: [${Array.from({ length: 60 }, (_, i) => `{name: s${i}, cidr: 10.0.${i}.0/24}`).join(', ')}]}`),
  ],
  ['a comment behind 300 spaces', link(`${' '.repeat(300)}# aside\n`)],
])('%s is not nested too deeply', (_, yaml) => {
  expect(linesOf(yaml)).toEqual([]);
});

test('a data size of 0, by which neither Azure nor strongSwan rekeys, is valid', () => {
  expect(linesOf(link('ipsec: {saDataSizeKilobytes: 0}\n'))).toEqual([]);
});

test.each(['a'.repeat(62), 'a-'.repeat(31), 'a.'.repeat(31)])('the bucket %s_ is rejected at once', (name) => {
  const start = performance.now();

  expect(codesOf(link(`backend: {s3: {bucket: ${name}_, region: eu-west-1}}\n`))).toEqual(['bucket-name']);
  expect(performance.now() - start).toBeLessThan(1000);
});

test('a date where a string is expected is called a date, and quotes are the remedy', () => {
  expect(linesOf(configOf().concat('tags: { until: !!timestamp 2001-12-14 }\n'))).toEqual([
    expect.stringContaining('tags.until must be a string, got a date; put it in quotes [type]'),
  ]);
});
