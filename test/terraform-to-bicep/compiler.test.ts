import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../fixtures/needs';
import { allCases, emitted } from './support/cases';
import { testWhere } from './support/optional';

const BICEP = command('bicep', 'install the Bicep CLI');
const AZ = command('az', 'install the Azure CLI, and bicep with it');
/** Either compiler will do. */
const COMPILER = {
  what: 'a Bicep compiler',
  install: `${BICEP.install}, or ${AZ.install}`,
  isMet: () => BICEP.isMet() || AZ.isMet(),
};

function bicep(...args: readonly string[]): string {
  const [program, ...first] = BICEP.isMet() ? ['bicep'] : ['az', 'bicep'];
  return execFileSync(program ?? 'bicep', [...first, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Everything but what the compiler says of itself; the order of dependencies means nothing. */
function comparable(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(comparable);
  if (typeof of !== 'object' || of === null) return of;
  const entries = Object.entries(of).filter(([key, value]) => !(key === 'metadata' && isAboutTheCompiler(value)));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      key === 'dependsOn' && Array.isArray(value) ? [...value].sort() : comparable(value),
    ]),
  );
}

function isAboutTheCompiler(metadata: unknown): boolean {
  return (
    typeof metadata === 'object' && metadata !== null && ('_generator' in metadata || !('description' in metadata))
  );
}

describe.each(allCases())('the stack $name', ({ stack }) => {
  describe.each(['resourceGroup', 'subscription'] as const)('deployed to the %s', (scope) => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-bicep-'));
      for (const [path, content] of Object.entries(emitted(stack, { scope })))
        writeFileSync(join(folder, path), content);
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    testWhere(
      COMPILER,
      "is compiled by Bicep's own compiler to our ARM JSON",
      () => {
        const compiled = JSON.parse(bicep('build', '--stdout', '--file', join(folder, 'main.bicep'))) as unknown;
        const ours = JSON.parse(readFileSync(join(folder, 'azuredeploy.json'), 'utf8')) as unknown;
        expect(comparable(compiled)).toEqual(comparable(ours));
      },
      120_000,
    );

    testWhere(
      COMPILER,
      'is formatted as Bicep formats it',
      () => {
        const file = join(folder, 'main.bicep');
        const before = readFileSync(file, 'utf8');
        bicep('format', '--file', file);
        expect(readFileSync(file, 'utf8')).toBe(before);
      },
      120_000,
    );

    testWhere(
      COMPILER,
      "is clean by Bicep's linter",
      () => {
        expect(bicep('lint', '--file', join(folder, 'main.bicep'))).not.toMatch(/Warning|Error/);
      },
      120_000,
    );
  });
});
