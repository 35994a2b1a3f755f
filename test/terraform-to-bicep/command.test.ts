import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as emit } from '../../bin/cli/commands/emit.edge';
import { UserError } from '../../lib/base/user-error';
import { CASES } from './support/cases';

const SEED = join(CASES, 'seed/cdk.tf.json');

let out: string;
let said: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'vpc2vnet-emit-'));
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(out, { recursive: true });
});

async function failure(options: Parameters<typeof emit>[0]): Promise<UserError> {
  try {
    await emit(options);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it went well');
}

describe('the command emit', () => {
  test('writes all files of a template', async () => {
    await emit({ from: SEED, out });
    expect(readdirSync(out).sort()).toEqual([
      'README.md',
      'azuredeploy.json',
      'azuredeploy.parameters.json',
      'main.bicep',
      'main.bicepparam',
    ]);
    expect(said).toContain('5 written, 0 unchanged');
  });

  test('adds the module for a deployment at subscription scope', async () => {
    await emit({ from: SEED, out, scope: 'subscription' });
    expect(readdirSync(out)).toContain('resources.bicep');
    expect(readFileSync(join(out, 'main.bicep'), 'utf8')).toContain("targetScope = 'subscription'");
  });

  test('reports with --check that all files are up to date', async () => {
    await emit({ from: SEED, out });
    await emit({ from: SEED, out, check: true });
    expect(said).toContain(': up to date');
  });

  test('shows with --check which files are out of date, exits with 1, and changes none', async () => {
    await emit({ from: SEED, out });
    const path = join(out, 'main.bicep');
    const edited = readFileSync(path, 'utf8').replace("'10.3.0.0/16'", "'10.99.0.0/16'");
    writeFileSync(path, edited);
    rmSync(join(out, 'README.md'));

    const { lines, exitCode } = await failure({ from: SEED, out, check: true });

    expect(exitCode).toBe(1);
    expect(lines.join('\n')).toContain(
      "- param azureVNetAddressPrefix string = '10.99.0.0/16'\n+ param azureVNetAddressPrefix string = '10.3.0.0/16'",
    );
    expect(lines).toContain('README.md: is missing');
    expect(readFileSync(path, 'utf8')).toBe(edited);
  });

  test('reports everything without a counterpart, exits with 2, and writes nothing', async () => {
    const from = join(out, 'broken.tf.json');
    writeFileSync(from, JSON.stringify({ resource: { azurerm_a: { x: {} }, azurerm_b: { y: {} } } }));

    const { lines, exitCode } = await failure({ from, out });

    expect(exitCode).toBe(2);
    expect(lines).toHaveLength(2);
    expect(readdirSync(out)).toEqual(['broken.tf.json']);
  });

  test.each([
    ['a file that does not exist', { from: '/nowhere/cdk.tf.json' }, 'does not exist; name the cdk.tf.json of a stack'],
    ['a file that is not JSON', { from: __filename }, 'is not complete JSON'],
  ])('rejects %s', async (_, options, message) => {
    const { lines, exitCode } = await failure({ out, ...options });
    expect(exitCode).toBe(2);
    expect(lines[0]).toContain(message);
  });
});
