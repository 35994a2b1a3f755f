import fc from 'fast-check';
import { stringify } from 'yaml';
import { mostSentBytes, sentBytes } from '../../../stacks/aws/template-size';

const yamlBytes = (template: object): number =>
  Buffer.byteLength(stringify(template, { schema: 'yaml-1.1', lineWidth: 0 }));

const AWKWARD = ['a', '\n', ' ', '\t', '- ', '# ', '"', "'", ': ', '\u2028', '\u007f', '\\', '\r'];
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...AWKWARD), { maxLength: 60 }).map((parts) => parts.join('')),
);
const key = fc.oneof(text, fc.constantFrom('', 'x'.repeat(1_100)), fc.stringMatching(/^[A-Za-z]{1,9}$/));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));
const template = fc.dictionary(key, value, { maxKeys: 4 });

describe('the size of a template as the toolkit sends it', () => {
  test('never exceeds its upper bound', () => {
    fc.assert(fc.property(template, (each) => mostSentBytes(each) >= yamlBytes(each)));
  });

  test('is that of its YAML where the upper bound is too large', () => {
    const many = { Resources: Array.from({ length: 100 }, (_, i) => ({ key: `value ${i}` })) };
    const bytes = yamlBytes(many);

    expect(mostSentBytes(many)).toBeGreaterThan(bytes);
    expect(sentBytes(many, bytes)).toBe(bytes);
    expect(sentBytes(many, bytes - 1)).toBe(bytes);
  });
});
