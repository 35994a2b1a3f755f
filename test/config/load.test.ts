import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { loadConfig } from '../../lib/config/load';
import { printPath, printProblem } from '../../lib/config/problems/print-problem';
import type { ConfigPath } from '../../lib/config/problems/problem';
import { repair } from '../../lib/config/repair';
import { codesOf, link, linesOf } from './case';

type Json = Readonly<Record<string, unknown>>;

/** A valid config that sets about every key there is. */
const FULL = parse(readFileSync(join(__dirname, '../../examples/custom-crypto/vpc2vnet.yaml'), 'utf8')) as Json;
const LEAVES = leavesOf(FULL);

function leavesOf(node: unknown, path: ConfigPath = []): readonly ConfigPath[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (typeof node !== 'object' || node === null) return [path];
  return Object.entries(node).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}

/** A copy with one value replaced; whatever stands in the way of the path is replaced too. */
function changed(node: unknown, [step, ...rest]: ConfigPath, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) return node.map((item, index) => (index === step ? changed(item, rest, value) : item));
  const entries = typeof node === 'object' && node !== null ? node : {};
  return { ...entries, [step]: changed(entries[step as keyof typeof entries], rest, value) };
}

function pathsTold(data: unknown): readonly string[] {
  const loaded = loadConfig(stringify(data), 'f');
  return loaded.ok ? [] : loaded.problems.map(({ path }) => printPath(path));
}

const leaf = fc.constantFrom(...LEAVES);
/** A path into a valid config, to a leaf or to something above it. */
const place = fc.tuple(leaf, fc.nat({ max: 6 })).map(([path, depth]) => path.slice(0, depth));
const mutated = fc
  .array(fc.tuple(place, fc.jsonValue()), { minLength: 1, maxLength: 4 })
  .map((changes) => changes.reduce<unknown>((data, [path, value]) => changed(data, path, value), FULL));

test('the config that the others are made from is valid and rich', () => {
  expect(pathsTold(FULL)).toEqual([]);
  expect(LEAVES.length).toBeGreaterThan(40);
});

/** Every leaf and everything above one. */
const PLACES = new Map(
  LEAVES.flatMap((path) => path.map((_, depth) => path.slice(0, depth + 1))).map((path) => [printPath(path), path]),
);

test.each([...PLACES])('a text at %s, whatever belongs there, is at most one problem, there', (text, path) => {
  const told = pathsTold(changed(FULL, path, 'a text of some length'));

  expect(told.filter((one) => one !== text)).toEqual([]);
  expect(told.length).toBeLessThanOrEqual(1);
});

test.each(LEAVES.map((path) => [printPath(path), path] as const))(
  'one bad value at %s is one problem, there',
  (text, path) => {
    expect(pathsTold(changed(FULL, path, {}))).toEqual([text]);
  },
);

test('of two bad values neither hides the other nor invents a third', () => {
  fc.assert(
    fc.property(fc.uniqueArray(leaf, { minLength: 2, maxLength: 2 }), (paths) => {
      const data = paths.reduce<unknown>((node, path) => changed(node, path, {}), FULL);

      expect([...pathsTold(data)].sort()).toEqual(paths.map(printPath).sort());
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

test('no text makes loading throw', () => {
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

test('whatever is wrong with a mapping, it can be repaired enough to look at the rest', () => {
  fc.assert(
    fc.property(mutated, (data) => {
      fc.pre(typeof data === 'object' && data !== null && !Array.isArray(data));

      expect(repair(data)).toBeDefined();
    }),
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

test('a valid config gives its values with the defaults filled in', () => {
  const loaded = loadConfig(link(), 'f');

  expect(loaded.ok && loaded.config.aws.vpc.cidrs).toEqual(['10.0.0.0/16']);
  expect(loaded.ok && loaded.resolved).toMatchObject({
    resourceGroup: 'ab',
    vpcSubnets: [{ name: 'Subnet1', cidr: '10.0.0.0/24', public: true }],
    vnetSubnets: [{ name: 'Subnet1', cidr: '10.3.0.0/24' }],
    gatewaySubnet: '10.3.255.224/27',
    generation: 'Generation1',
    zones: ['1', '2', '3'],
  });
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

test('a long value is cut short, and one that could lie on a terminal is escaped', () => {
  const problem = {
    code: 'type',
    path: ['a', 'b c'],
    rule: 'must be x',
    remedy: 'y',
    file: 'f',
    line: 1,
    column: 2,
  } as const;

  expect(printProblem({ ...problem, value: 'z'.repeat(61) })).toBe(
    `f:1:2 a["b c"] must be x, got "${'z'.repeat(60)}…"; y [type]`,
  );
  expect(printProblem({ ...problem, value: '\u202E\u2028\u009B' })).toContain('got "\\u202e\\u2028\\u009b"');
});
