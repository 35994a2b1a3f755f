import fc from 'fast-check';
import { parseAwsOutputs } from '../../lib/handoff/aws-outputs';
import { parseAzureOutputs } from '../../lib/handoff/azure-outputs';
import type { Handoff } from '../../lib/handoff/handoff';
import { parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { AWS_FACTS, AZURE_FACTS } from '../fixtures/handoffs';
import { planOf } from '../fixtures/plan-of';

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const prefix = fc.tuple(fc.ipV4(), fc.nat(32)).map(([address, length]) => `${address}/${length}`);
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 4 });

const handoff: fc.Arbitrary<Handoff> = fc.record(
  {
    version: fc.constant(1 as const),
    link: fc.constant('link'),
    aws: fc.record({
      region: fc.constantFrom('eu-central-1', 'cn-north-1'),
      gatewayAddresses: some(fc.ipV4()),
      prefixes: some(prefix),
      sharedKeySecretArn: fc.constant(AWS_FACTS.sharedKeySecretArn),
      images: fc.dictionary(
        fc.string().filter((name) => name !== '__proto__'),
        hex(17).map((id) => `ami-${id}`),
      ),
    }),
    azure: fc.record({
      location: fc.constantFrom('westeurope', 'eastus2'),
      gatewayAddresses: some(fc.ipV4()),
      bgpAddresses: fc.array(fc.ipV4()),
      prefixes: some(prefix),
    }),
  },
  { requiredKeys: ['version', 'link'] },
);

const plan = planOf();
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.uint8Array().map((bytes) => Buffer.from(bytes).toString()),
);

test('every hand-off reads as it was written', () => {
  fc.assert(
    fc.property(handoff, (value) => {
      const result = parseHandoff(printHandoff(value), 'handoff.json', 'link');
      expect(result).toEqual({ ok: true, value });
    }),
  );
});

test('every change of a byte of a hand-off is noticed, or changes nothing', () => {
  fc.assert(
    fc.property(
      handoff,
      fc.nat(),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
      (value, at, byte) => {
        const written = printHandoff(value);
        const place = at % written.length;
        const result = parseHandoff(written.slice(0, place) + byte + written.slice(place + 1), 'handoff.json', 'link');
        if (result.ok) expect(result.value).toEqual(value);
        else expect(result.problem).toMatch(/^handoff\.json [^\n]+$/);
      },
    ),
  );
});

test.each([
  ['a hand-off', (content: string) => parseHandoff(content, 'f', 'link')],
  ['outputs of AWS', (content: string) => parseAwsOutputs(content, 'f', plan, undefined)],
  ['outputs of AWS after others', (content: string) => parseAwsOutputs(content, 'f', plan, AWS_FACTS)],
  ['outputs of Azure', (content: string) => parseAzureOutputs(content, 'f', plan, undefined)],
  ['outputs of Azure after others', (content: string) => parseAzureOutputs(content, 'f', plan, AZURE_FACTS)],
])('any bytes in the place of %s are a value or one line, never an exception', (_, parse) => {
  fc.assert(
    fc.property(text, (content) => {
      const result = parse(content);
      if (!result.ok) expect(result.problem).toMatch(/^f[^\n\r]+$/);
    }),
    { numRuns: 300 },
  );
});
