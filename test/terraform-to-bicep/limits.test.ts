import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeProblem, emitAzure, EmitError } from '../../lib/terraform-to-bicep';
import { LIMITS } from '../../lib/terraform-to-bicep/limits';
import { stackOf } from './support/stacks';

function problemsOf(stack: unknown): readonly string[] {
  try {
    emitAzure(stack);
  } catch (error) {
    if (error instanceof EmitError) return error.problems.map(describeProblem);
    throw error;
  }
  return [];
}

function named<T>(count: number, make: (index: number) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, make(index)]));
}

const network = (index: number): object => ({
  name: `n${index}`,
  resource_group_name: 'g',
  location: '${var.location}',
  address_space: ['10.0.0.0/16'],
});
const outputs = (value: string): Readonly<Record<string, object>> => ({ o: { value } });

/** Stacks with a given count of each limited item. */
const STACKS: Readonly<Record<string, (count: number) => unknown>> = {
  parameters: (count) =>
    stackOf({
      variable: named(count - 1, () => ({ type: 'string', default: 'x' })),
      output: outputs(
        `\${[var.location, ${Object.keys(named(count - 1, () => 0))
          .map((name) => `var.${name}`)
          .join(', ')}]}`,
      ),
    }),
  variables: (count) =>
    stackOf({
      locals: named(count, () => ['${var.location}']),
      output: outputs(
        `\${[${Object.keys(named(count, () => 0))
          .map((name) => `local.${name}`)
          .join(', ')}]}`,
      ),
    }),
  resources: (count) => stackOf({ resource: { azurerm_virtual_network: named(count, network) } }),
  outputs: (count) => stackOf({ output: named(count, () => ({ value: '${var.location}' })) }),
};

describe('a template beyond a limit of Azure is rejected', () => {
  test.each(Object.entries(STACKS))('%s', (what, stack) => {
    const most = LIMITS.find((limit) => limit.what === what)?.most ?? 0;
    expect(problemsOf(stack(most))).toEqual([]);
    expect(problemsOf(stack(most + 1))).toEqual([
      expect.stringContaining(`stack: has ${most + 1} ${what}; Azure allows at most ${most} in one template; `),
    ]);
  });

  test('characters in one expression', () => {
    const stack = (length: number): unknown => stackOf({ output: outputs(`\${var.location}${'x'.repeat(length)}`) });
    expect(problemsOf(stack(20_000))).toEqual([]);
    expect(problemsOf(stack(25_000))[0]).toContain('characters in one expression; Azure allows at most 24576');
  });

  test('bytes of ARM JSON', () => {
    const stack = stackOf({ output: outputs('x'.repeat(4_200_000)) });
    expect(problemsOf(stack)[0]).toContain('bytes of ARM JSON; Azure allows at most 4194304');
  });
});

describe('a config whose template would exceed a limit', () => {
  test('is rejected by synth with the count, before any file is written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-limits-'));
    try {
      const subnets = Array.from(
        { length: 200 },
        (_, index) => `      - { name: s${index}, cidr: 10.3.${index}.0/24 }`,
      );
      const config = [
        'name: many',
        'aws: { region: us-west-2 }',
        'azure:',
        '  location: westeurope',
        '  vnet:',
        '    subnets:',
        ...subnets,
      ];
      writeFileSync(join(folder, 'vpc2vnet.yaml'), `${config.join('\n')}\n`);
      const { status, stderr } = spawnSync('node', [join(__dirname, '../../bin/vpc2vnet.js'), 'synth'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(stderr).toMatch(/has \d+ parameters; Azure allows at most 256 in one template/);
      expect(status).toBe(2);
      expect(readdirSync(folder)).toEqual(['vpc2vnet.yaml']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

/** Locals of which each contains the one before twice. */
const DOUBLING = {
  l0: 'xx',
  ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`l${i + 1}`, `\${local.l${i}}\${local.l${i}}`])),
};
const NESTED = JSON.parse(`${'['.repeat(5000)}"x"${']'.repeat(5000)}`) as unknown;

test.each([
  [
    'locals that double one another',
    { locals: DOUBLING, output: { o: { value: '${local.l40}' } } },
    'output o: value: the string has more than 131072 characters; shorten it',
  ],
  [
    'five thousand nested lists',
    { locals: { a: NESTED }, output: { o: { value: '${local.a[0]}' } } },
    'stack: must not nest more than 100 levels; shorten the stack',
  ],
  [
    'twenty thousand parentheses',
    { output: { o: { value: `\${${'('.repeat(20_000)}1${')'.repeat(20_000)}}` } } },
    'stack: must not nest more than 100 levels; shorten the stack',
  ],
])('%s are a problem of the stack, not a crash', (_, parts, problem) => {
  expect(problemsOf(stackOf(parts))).toEqual([problem]);
});
