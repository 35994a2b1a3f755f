import fc from 'fast-check';
import { isCidrError, readCidr } from '../../lib/cidr/cidr';
import { specialUseOf } from '../../lib/cidr/public-address';
import { parseAwsOutputs } from '../../lib/handoff/aws-outputs';
import { parseAzureOutputs } from '../../lib/handoff/azure-outputs';
import type { Handoff } from '../../lib/handoff/handoff';
import { parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { AWS_FACTS, AZURE_FACTS } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const address = fc.ipV4().filter((text) => specialUseOf(text) === undefined);
const prefix = fc
  .tuple(fc.ipV4(), fc.nat(32))
  .map(([text, length]) => readCidr(`${text}/${length}`))
  .map((read) => (isCidrError(read) ? (read.suggestion ?? '0.0.0.0/0') : read.text));
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 4 });

const handoff: fc.Arbitrary<Handoff> = fc.record(
  {
    version: fc.constant(2 as const),
    link: fc.constant('link'),
    aws: fc.record({
      region: fc.constantFrom('eu-central-1', 'cn-north-1'),
      routerAddresses: fc.dictionary(
        fc.integer({ min: 1, max: 99 }).map((number) => `router-${number}`),
        address,
      ),
      prefixes: some(prefix),
      sharedKeySecretArn: fc.constant(AWS_FACTS.sharedKeySecretArn),
      images: fc.dictionary(
        fc.string().filter((name) => name !== '__proto__'),
        hex(17).map((id) => `ami-${id}`),
      ),
    }),
    azure: fc.record({
      location: fc.constantFrom('westeurope', 'eastus2'),
      gatewayAddresses: fc.record({ '0': address, '1': address }, { requiredKeys: [] }),
      prefixes: some(prefix),
    }),
  },
  { requiredKeys: ['version', 'link'] },
);

const link = linkOf();
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.uint8Array().map((bytes) => Buffer.from(bytes).toString()),
);

test('every hand-off reads as it was written', () => {
  fc.assert(
    fc.property(handoff, (value) => {
      const result = parseHandoff(printHandoff(value), 'handoff.json', 'link');
      expect(result).toEqual({ ok: true, value: { handoff: value, notices: [] } });
    }),
  );
});

test('every change of a byte of a hand-off leaves one that is written as it reads, or is reported in one line', () => {
  fc.assert(
    fc.property(
      handoff,
      fc.nat(),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
      (value, at, byte) => {
        const written = printHandoff(value);
        const place = at % written.length;
        const result = parseHandoff(written.slice(0, place) + byte + written.slice(place + 1), 'handoff.json', 'link');
        const again = result.ok ? parseHandoff(printHandoff(result.value.handoff), 'handoff.json', 'link') : undefined;
        if (result.ok) expect(again).toEqual(result);
        else expect(result.problem).toMatch(/^handoff\.json(:\d+)? [^\n]+$/);
      },
    ),
  );
});

test('a hand-off of a link whose name has a line break is reported in one line', () => {
  const content = printHandoff({ version: 2, link: 'l\nk' });

  expect(parseHandoff(content, 'handoff.json', 'link')).toEqual({
    ok: false,
    problem: expect.stringMatching(/^handoff\.json belongs to the link 'l\?k', not to 'link';[^\n]+$/),
  });
});

test.each([
  ['a hand-off', (content: string) => parseHandoff(content, 'f', 'link')],
  ['outputs of AWS', (content: string) => parseAwsOutputs(content, 'f', link, {})],
  ['outputs of AWS after others', (content: string) => parseAwsOutputs(content, 'f', link, { aws: AWS_FACTS })],
  ['outputs of Azure', (content: string) => parseAzureOutputs(content, 'f', link, undefined)],
  ['outputs of Azure after others', (content: string) => parseAzureOutputs(content, 'f', link, AZURE_FACTS)],
])('any bytes in the place of %s are a value or one line, never an exception', (_, parse) => {
  fc.assert(
    fc.property(text, (content) => {
      const result = parse(content);
      if (!result.ok) expect(result.problem).toMatch(/^f[^\n\r]+$/);
    }),
    { numRuns: 300 },
  );
});
