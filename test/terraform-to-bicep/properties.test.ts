import fc from 'fast-check';
import { createExpression, createValue } from '../../lib/terraform-to-bicep/arm/arm-expression';
import * as build from '../../lib/terraform-to-bicep/tree/build';
import { printArm } from '../../lib/terraform-to-bicep/arm/print';
import { expression as bicepExpression } from '../../lib/terraform-to-bicep/bicep/bicep-expression';
import { layOut } from '../../lib/terraform-to-bicep/bicep/document';
import { printBicep } from '../../lib/terraform-to-bicep/bicep/print';
import { parseArmString } from './support/arm-parse';
import { parseBicep } from './support/bicep-parse';
import { deploymentsOf } from './support/deployments';
import { evaluate, type Scope } from './support/evaluate';
import { namesIn } from './support/expression';
import { anyTree, anyTemplate, ANY_TEXT, valueTree, type Valued } from './support/arbitraries';
import { asRead } from './support/as-read';
import { emitted } from './support/cases';
import { stackOf } from './support/stacks';

const refer = (symbol: string): string => `refer('${symbol}')`;
const NO_REFERENCES = { id: refer, name: refer, state: refer, output: refer };
const armExpression = createExpression(NO_REFERENCES);
const armValue = createValue({ expression: armExpression, nameNode: build.string });

/** The value of printed output, parsed by a parser that is independent of the printer. */
function readBicep(text: string, given: Readonly<Record<string, unknown>>): unknown {
  const [declaration] = parseBicep(`var it = ${text}\n`).declarations;
  return evaluate(declaration?.value ?? { kind: 'value', value: undefined as never }, scopeOf(given));
}

function readArm(of: unknown, given: Readonly<Record<string, unknown>>): unknown {
  if (typeof of === 'string') return evaluate(parseArmString(of), scopeOf(given));
  if (Array.isArray(of)) return of.map((each) => readArm(each, given));
  if (typeof of !== 'object' || of === null) return of;
  return Object.fromEntries(
    Object.entries(of).map(([key, each]) => [String(readArm(key, given)), readArm(each, given)]),
  );
}

function scopeOf(given: Readonly<Record<string, unknown>>): Scope {
  return { settle: (value) => value, name: (name) => given[name], call: (_, [name]) => given[String(name)] };
}

describe('any string', () => {
  test('is unchanged after a round trip through Bicep', () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) =>
        expect(readBicep(layOut(bicepExpression({ kind: 'string', value: text })), {})).toBe(text),
      ),
      { numRuns: 2000 },
    );
  });

  test('is unchanged after a round trip through ARM JSON, alone and inside an expression', () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        expect(readArm(JSON.parse(JSON.stringify(armValue({ kind: 'string', value: text }))), {})).toBe(text);
        expect(readArm(`[${armExpression({ kind: 'string', value: text })}]`, {})).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('is unchanged after a round trip through Terraform JSON and both printers, as a value and as a key', () => {
    fc.assert(
      fc.property(ANY_TEXT, ANY_TEXT, (key, text) => {
        const escaped = (each: string): string => each.replace(/[$%](?=\{)/g, '$&$&');
        fc.pre(!/[$%]\$\{|%%\{|\$%\{/.test(key + text) && key !== '//' && key !== '__proto__');
        const files = emitted(stackOf({ output: { it: { value: { [escaped(key)]: escaped(text) } } } }));
        const { bicep, arm } = deploymentsOf(files);
        expect(bicep.outputs).toMatchObject({ it: { value: { [key]: text } } });
        expect(arm.outputs).toEqual(bicep.outputs);
      }),
      { numRuns: 500 },
    );
  });

  test('never breaks a line, a description or a comment', () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        const stack = stackOf({
          variable: { it: { type: 'string', description: text } },
          output: { o: { value: '${var.it}' } },
        });
        const files = emitted(stack, { preview: text });
        for (const path of ['main.bicep', 'main.bicepparam']) expect(() => parseBicep(files[path] ?? '')).not.toThrow();
        expect(deploymentsOf(files).bicep.parameters).toEqual(deploymentsOf(files).arm.parameters);
      }),
      { numRuns: 300 },
    );
  });
});

test('any value keeps its meaning in both languages', () => {
  fc.assert(
    fc.property(valueTree, ({ node, value, given }: Valued) => {
      expect(readBicep(layOut(bicepExpression(node)), given)).toEqual(value);
      expect(readArm(JSON.parse(JSON.stringify(armValue(node))), given)).toEqual(value);
    }),
    { numRuns: 1000 },
  );
});

test('any tree that the types allow is printed, and parsed to the same tree', () => {
  fc.assert(
    fc.property(anyTree, (node) => {
      const [declaration] = parseBicep(`var it = ${layOut(bicepExpression(node))}\n`, false).declarations;
      expect(declaration?.value).toEqual(asRead(node));
      expect(() => parseArmString(`[${armExpression(node)}]`)).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});

test('any template deploys the same resources in both languages', () => {
  fc.assert(
    fc.property(anyTemplate, (template) => {
      const files = { 'main.bicep': printBicep(template), 'azuredeploy.json': printArm(template) };
      const { bicep, arm } = deploymentsOf(files);
      expect(bicep).toEqual(arm);
      const outputs = parseBicep(files['main.bicep']).declarations.filter(({ keyword }) => keyword === 'output');
      expect(outputs.flatMap(({ value }) => (value === undefined ? [] : namesIn(value))).length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});
