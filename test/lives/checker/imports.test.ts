import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const OWN = readdirSync(__dirname).filter((file) => file.endsWith('.ts') && file !== 'imports.test.ts');

test('the checker imports nothing of the product: packages, and its own modules', () => {
  const foreign = OWN.flatMap((file) =>
    ts
      .preProcessFile(readFileSync(join(__dirname, file), 'utf8'), true, true)
      .importedFiles.filter(({ fileName }) => fileName.startsWith('.') && !/^\.\/[a-z-]+$/.test(fileName))
      .map(({ fileName }) => `${file} imports ${fileName}`),
  );

  expect(foreign).toEqual([]);
});
