import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { EmitError } from '../../lib/terraform-to-bicep';
import { printArm } from '../../lib/terraform-to-bicep/arm/print';
import { printBicep } from '../../lib/terraform-to-bicep/bicep/print';
import { environmentName } from '../../lib/terraform-to-bicep/files/parameters';
import { array } from '../../lib/terraform-to-bicep/tree/build';
import type { Template } from '../../lib/terraform-to-bicep/tree/template';
import { ANY_LIST, STRING } from '../../lib/terraform-to-bicep/tree/type';
import { anyTemplate, valueTree } from './support/arbitraries';
import { allCases, emitted, readJson, scopesOf } from './support/cases';
import { type Compiler, startCompiler } from './support/compiler';
import { assignmentsFor, longEnough, requiredNames } from './support/deployments';
import { BICEP, BICEP_AND_OTHERS, OTHERS } from './support/judge-needs';
import { testWhere } from './support/optional';
import { expectedOf, verdictOf } from './support/verdict';

const SECONDS = 1000;

let compiler: Compiler;
beforeAll(() => {
  if (!BICEP.isMet()) return;
  const names = allCases().flatMap(({ stack }) => requiredNames(emitted(stack)));
  compiler = startCompiler(Object.fromEntries(names.map((name) => [environmentName(name), longEnough(name)])));
});
afterAll(() => {
  if (BICEP.isMet()) compiler.stop();
});

describe.each(allCases())('the stack $name', ({ stack }) => {
  describe.each(scopesOf({ stack }))('deployed to the %s', (scope) => {
    const files = emitted(stack, { scope });

    testWhere(
      BICEP,
      'compiles without a diagnostic to the ARM JSON beside it, and is formatted as by the formatter',
      async () => {
        expect(await verdictOf(compiler, files)).toEqual(expectedOf(files));
      },
      30 * SECONDS,
    );

    testWhere(
      BICEP,
      "is the same deployment in Bicep as in ARM JSON for Azure's engine",
      async () => {
        const given = assignmentsFor(files);
        const [bicep, json] = [
          await compiler.snapshot(files, 'main.bicep', given),
          await compiler.snapshot(files, 'azuredeploy.json', given),
        ];
        expect(bicep.predictedResources.length).toBeGreaterThan(3);
        expect(bicep).toEqual(json);
      },
      30 * SECONDS,
    );
  });

  testWhere(
    BICEP,
    'has a parameter file that compiles, with the values from the environment',
    async () => {
      const { diagnostics } = await compiler.compile(emitted(stack), 'main.bicepparam');
      expect(diagnostics).toEqual([]);
    },
    30 * SECONDS,
  );
});

const EMPTY: Template = {
  scope: 'resourceGroup',
  parameters: [],
  variables: [],
  resources: [],
  modules: [],
  outputs: [],
};

describe('what the properties generate', () => {
  testWhere(
    BICEP,
    'keeps its value: 300 values, of both languages, by the same engine',
    async () => {
      const values = fc.sample(valueTree, { numRuns: 300, seed: 19 });
      const given = Object.assign({}, ...values.map((each) => each.given)) as Readonly<Record<string, string>>;
      const template: Template = {
        ...EMPTY,
        parameters: Object.entries(given).map(([name, value]) => ({
          name,
          type: STRING,
          secure: false,
          defaultValue: { kind: 'string', value },
        })),
        outputs: [{ name: 'all', type: ANY_LIST, value: array(values.map(({ node }) => node)) }],
      };
      const files = { 'main.bicep': printBicep(template), 'azuredeploy.json': printArm(template) };
      const meant = JSON.parse(JSON.stringify(values.map(({ value }) => value))) as unknown;
      expect((await compiler.snapshot(files, 'main.bicep')).outputs.all).toEqual(meant);
      expect((await compiler.snapshot(files, 'azuredeploy.json')).outputs.all).toEqual(meant);
    },
    60 * SECONDS,
  );

  testWhere(
    BICEP,
    'is formatted as by the formatter: 60 templates',
    async () => {
      for (const template of fc.sample(anyTemplate, { numRuns: 60, seed: 19 })) {
        const text = printBicep(template);
        expect(await compiler.format('main.bicep', text)).toBe(text);
      }
    },
    60 * SECONDS,
  );
});

describe('a stack from another project', () => {
  const folders = existsSync(OTHERS) ? readdirSync(OTHERS) : [];
  const stacks = folders.flatMap((folder) => readdirSync(join(OTHERS, folder)).map((file) => join(folder, file)));

  testWhere(
    BICEP_AND_OTHERS,
    'compiles without a diagnostic, or is rejected with the reasons',
    async () => {
      const wrong: unknown[] = [];
      for (const path of stacks) {
        try {
          const files = emitted(readJson(join(OTHERS, path)));
          const verdict = await verdictOf(compiler, files);
          if (JSON.stringify(verdict) !== JSON.stringify(expectedOf(files))) wrong.push({ path, verdict });
        } catch (error) {
          if (!(error instanceof EmitError) || error.problems.some(({ message }) => message === ''))
            wrong.push({ path, error });
        }
      }
      expect(wrong).toEqual([]);
    },
    120 * SECONDS,
  );
});
