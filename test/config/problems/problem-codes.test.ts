import { PROBLEM_CODES } from '../../../lib/config/problems/problem-codes';
import { codesOf, linesOf, type Case } from '../case';
import { BACKEND } from './cases/backend';
import { GATEWAY } from './cases/gateway';
import { IPSEC } from './cases/ipsec';
import { NAMES } from './cases/names';
import { NETWORKS } from './cases/networks';
import { SECRETS } from './cases/secrets';
import { TAGS } from './cases/tags';
import { TOGETHER } from './cases/together';
import { TYPES } from './cases/types';
import { YAML_SYNTAX } from './cases/yaml-syntax';

const SUBJECTS: Readonly<Record<string, readonly Case[]>> = {
  backend: BACKEND,
  gateway: GATEWAY,
  ipsec: IPSEC,
  names: NAMES,
  networks: NETWORKS,
  secrets: SECRETS,
  tags: TAGS,
  'several problems': TOGETHER,
  types: TYPES,
  YAML: YAML_SYNTAX,
};
const CASES = Object.values(SUBJECTS).flat();

describe.each(Object.entries(SUBJECTS))('%s', (_subject, cases) => {
  test.each(cases)('$title', ({ yaml, lines }) => {
    expect(linesOf(yaml)).toEqual(lines);
  });
});

test('every rule is exercised, and every rule exercised is in the table', () => {
  const exercised = new Set(CASES.flatMap(({ yaml }) => codesOf(yaml)));

  expect([...exercised].sort()).toEqual([...PROBLEM_CODES].sort());
});

test.each(CASES)('one line, of printable characters: $title', ({ yaml }) => {
  for (const line of linesOf(yaml)) {
    expect(line).not.toMatch(/undefined|\[object|NaN/);
    expect(line).toMatch(/^\d+:\d+ [^\p{C}\p{Zl}\p{Zp}]+ \[[a-z-]+\]$/u);
  }
});

test.each(SECRETS)('the secret is in no line: $title', ({ yaml }) => {
  expect(yaml).toContain('hunter2');

  expect(linesOf(yaml).join('\n')).not.toContain('hunter2');
});
