import { parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { bothSides } from '../fixtures/handoffs';

const FILE = 'handoff.json';
const REBUILD =
  'delete it and run `npm run synth`, which rebuilds it from the outputs of `npx cdk deploy` and `npx cdktf deploy`';
const text = printHandoff(bothSides());
const parse = (content: string) => parseHandoff(content, FILE, 'link');
const edited = (change: object) => JSON.stringify({ ...(JSON.parse(text) as object), ...change });

describe('a hand-off', () => {
  test('reads as it was written', () => {
    expect(parse(text)).toEqual({ ok: true, value: bothSides() });
  });

  test('is written the same from the same facts', () => {
    expect(printHandoff(bothSides())).toBe(text);
  });

  test('ends with its digest and a line feed', () => {
    expect(text).toMatch(/ {2}"digest": "[0-9a-f]{64}"\n\}\n$/);
  });

  test('reads whatever the order of its members', () => {
    const members = Object.entries(JSON.parse(text) as object).toReversed();
    expect(parse(JSON.stringify(Object.fromEntries(members)))).toEqual({ ok: true, value: bothSides() });
  });

  test('reads with other line ends and indents, as after a checkout', () => {
    expect(parse(text.replaceAll('\n', '\r\n').replaceAll('  ', '\t'))).toEqual({ ok: true, value: bothSides() });
  });

  test('has no place for a secret', () => {
    expect(parse(edited({ sharedKey: 'canaryCANARY' }))).toMatchObject({ ok: false });
  });
});

describe('a hand-off is refused', () => {
  test.each([
    ['when half-written', text.slice(0, 200), `handoff.json is not complete JSON (half-written or edited); ${REBUILD}`],
    ['when empty', '', `handoff.json is not complete JSON (half-written or edited); ${REBUILD}`],
    ['when no object', '42', `handoff.json is not a hand-off; ${REBUILD}`],
    ['when null', 'null', `handoff.json is not a hand-off; ${REBUILD}`],
    ['when a list', '[]', `handoff.json is not a hand-off; ${REBUILD}`],
    ['when another program’s file', '{"name":"x"}', `handoff.json is not a hand-off; ${REBUILD}`],
    [
      'when of a later version',
      edited({ version: 2 }),
      `handoff.json has version 2, and this vpc2vnet reads 1; ${REBUILD}`,
    ],
    ['when of a version that is no number', edited({ version: '1' }), `handoff.json is not a hand-off; ${REBUILD}`],
    [
      'when an address was edited',
      text.replace('203.0.113.7', '203.0.113.8'),
      `handoff.json was edited by hand; ${REBUILD}`,
    ],
    [
      'when an address was edited into none',
      text.replace('203.0.113.7', '203.0.113'),
      `handoff.json is not a hand-off: 'azure.gatewayAddresses.0' must be an IPv4 address; ${REBUILD}`,
    ],
    ['when its digest was removed', edited({ digest: undefined }), `handoff.json was edited by hand; ${REBUILD}`],
    ['when its link was edited', edited({ link: 'other' }), `handoff.json was edited by hand; ${REBUILD}`],
    [
      'when it belongs to another link',
      printHandoff({ ...bothSides(), link: 'other' }),
      "handoff.json belongs to the link 'other', not to 'link'; name another with --handoff, or delete it",
    ],
  ])('%s', (_, content, problem) => {
    expect(parse(content)).toEqual({ ok: false, problem });
  });
});
