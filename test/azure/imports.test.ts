import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Index modules that take seconds to load; their single modules do not. */
const SLOW = /^(@cdktf\/provider-azurerm|aws-cdk-lib|@cdktf\/provider-azurerm\/lib)$/;

const sources = ['lib', 'stacks', 'bin'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') || path.endsWith('.js'))
    .map((path) => join(folder, path)),
);

function importsOf(path: string): readonly string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(/(?:from|import|require)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, name = '']) => name);
}

test('only single modules of the CDKs are imported', () => {
  const slow = sources.flatMap((path) =>
    importsOf(path)
      .filter((name) => SLOW.test(name))
      .map((name) => `${path}: ${name}`),
  );
  expect(slow).toEqual([]);
});

test('the scan sees the imports of the stacks', () => {
  expect(importsOf('stacks/azure/azure-stack.ts')).toContain('@cdktf/provider-azurerm/lib/provider');
});
