import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { emptyHandoff } from '../../lib/handoff/handoff';
import { parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { AZURE_FACTS, bothSides, IMAGE } from '../fixtures/handoffs';

const RESTORE =
  'restore it from git, or delete it and import the outputs of both sides with `npm run -s vpc2vnet handoff import FILE`';
const NOTICE = 'handoff.json is of version 1; it was read, and is written as version 2';

/** What version 1 had of a link that is wholly deployed. */
const CARRIED = bothSides({ images: { 'router-1/arm64': IMAGE, 'test-host-1/arm64': IMAGE } });

/** A file as the printer of version 1 wrote it. */
const written = (name: string): string => readFileSync(join(__dirname, 'version-1', `${name}.json`), 'utf8');
const BOTH = written('both-sides');
const parse = (content: string, link = 'link') => parseHandoff(content, 'handoff.json', link);

describe('a hand-off of version 1', () => {
  test('is carried over, and one line says so', () => {
    expect(parse(BOTH)).toEqual({ ok: true, value: { handoff: CARRIED, notices: [NOTICE] } });
  });

  test('is carried over with an Azure side that Resource Manager deployed', () => {
    expect(parse(written('azure-by-arm'))).toEqual({
      ok: true,
      value: { handoff: { ...emptyHandoff('link'), azure: { ...AZURE_FACTS, deployedBy: 'arm' } }, notices: [NOTICE] },
    });
  });

  test('is written as version 2, which reads without a line', () => {
    const carried = parse(BOTH);
    const text = carried.ok ? printHandoff(carried.value.handoff) : '';

    expect(text).toMatch(/^\{\n {2}"version": 2,\n/);
    expect(parse(text)).toEqual({ ok: true, value: { handoff: CARRIED, notices: [] } });
  });

  test('is read whatever the order of its members, as its digest is', () => {
    const members = Object.entries(JSON.parse(BOTH) as object).toReversed();

    expect(parse(JSON.stringify(Object.fromEntries(members)))).toMatchObject({
      ok: true,
      value: { handoff: CARRIED },
    });
  });

  test.each([
    [
      'with a fact that was edited',
      BOTH.replace('203.0.113.7', '203.0.113.8'),
      `handoff.json was edited by hand; ${RESTORE}`,
    ],
    ['without its digest', BOTH.replace(/,\n {2}"digest": .*/, ''), `handoff.json was edited by hand; ${RESTORE}`],
    [
      'with several router addresses, which had no names',
      written('two-routers'),
      `handoff.json has several addresses in aws.gatewayAddresses; ${RESTORE}`,
    ],
    [
      'with an invalid address',
      BOTH.replace('203.0.113.7', '203.0.113'),
      `handoff.json is not a hand-off: 'azure.gatewayAddresses.0' must be an IPv4 address; ${RESTORE}`,
    ],
    [
      'with a fact of version 2',
      BOTH.replace('"gatewayAddresses": [\n      "198.51.100.7"\n    ]', '"routerAddresses": {}'),
      expect.stringMatching(/^handoff\.json is not a hand-off: 'aws\.\w+' [^\n]+$/),
    ],
  ])('is invalid %s', (_, content, problem) => {
    expect(content).not.toBe(BOTH);
    expect(parse(content)).toEqual({ ok: false, problem });
  });

  test('is rejected when it belongs to another link', () => {
    expect(parse(BOTH, 'other')).toEqual({
      ok: false,
      problem:
        "handoff.json belongs to the link 'link', not to 'other'; name the one of this link with --handoff, -c handoff= or VPC2VNET_HANDOFF",
    });
  });

  test('reveals every change of a byte, or the change changes nothing', () => {
    fc.assert(
      fc.property(
        fc.nat(BOTH.length - 1),
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
        (at, byte) => {
          const result = parse(BOTH.slice(0, at) + byte + BOTH.slice(at + 1));

          if (result.ok) expect(result.value.handoff).toEqual(CARRIED);
          else expect(result.problem).toMatch(/^handoff\.json(:\d+)? [^\n]+$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
