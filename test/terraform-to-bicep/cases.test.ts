import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBicep } from './support/bicep-parse';
import { allCases, emitted, scopesOf } from './support/cases';
import { deploymentsOf } from './support/deployments';
import { goldensOf } from './support/goldens';

describe.each(allCases())('the stack $name', (each) => {
  const { stack, expected } = each;
  const golden = goldensOf(each);

  test.each(Object.keys(golden))('yields %s byte for byte', (path) => {
    expect(golden[path]).toBe(readFileSync(join(expected, path), 'utf8'));
  });

  test('yields no other files', () => {
    expect(existsSync(expected) ? readdirSync(expected).sort() : []).toEqual(Object.keys(golden).sort());
  });

  describe.each(scopesOf(each))('deployed to the %s', (scope) => {
    const files = emitted(stack, { scope });
    const texts = Object.entries(files).filter(([path]) => /\.bicep(param)?$/.test(path));

    test('is the same in Bicep as in ARM JSON', () => {
      const { bicep, arm } = deploymentsOf(files);
      expect(bicep).toEqual(arm);
    });

    test('is the same, byte for byte, a second time', () => {
      expect(emitted(stack, { scope })).toEqual(files);
    });

    test.each(texts)('is read by our stricter reader: %s', (_, text) => {
      expect(() => parseBicep(text)).not.toThrow();
    });

    test.each(texts)('has no line over 120 columns except for strings, no tab and no trailing blank: %s', (_, text) => {
      const lines = text.split('\n');
      expect(lines.filter((line) => line.length > 120 && !/'.*'|\/\//.test(line))).toEqual([]);
      expect(lines.filter((line) => /\t|\s$/.test(line))).toEqual([]);
    });
  });
});
