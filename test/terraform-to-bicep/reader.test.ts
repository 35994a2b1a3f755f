import { type Compiler, startCompiler } from './support/compiler';
import { bicepBodies } from './support/bicep-bodies';
import { BICEP } from './support/judge-needs';
import { testWhere } from './support/optional';

const NETWORK = "'Microsoft.Network/virtualNetworks@2025-01-01'";

/** Minimal files of each kind that the emitter once printed, and that the compiler rejects. */
const REJECTED: Readonly<Record<string, string>> = {
  'C1: a list inside of a text': "param a string\noutput o string = 'x-${join(['b', a], '-')}'\n",
  'C1: an object inside of a text': "param a string\noutput o string = 'x-${{ b: a }.b}'\n",
  'C2: a function that ARM has and Bicep does not': "param m object\noutput o string = tryGet(m, 'a') ?? 'b'\n",
  'C3: the bare key null': "var v = {\n  null: 'a'\n}\n\noutput o object = v\n",
  'C3: the bare key true': "var v = {\n  true: 'a'\n}\n\noutput o object = v\n",
  'C4: one resource declared twice': `resource a ${NETWORK} existing = {\n  name: 'v'\n}\n\nresource b ${NETWORK} existing = {\n  name: 'v'\n}\n\noutput o array = [\n  a.id\n  b.id\n]\n`,
  'C5: 65 outputs': Array.from({ length: 65 }, (_, index) => `output o${index} int = ${index}\n`).join('\n'),
  'C6: true or false where a text is due': 'param f bool\noutput o string = f\n',
  'C6: a text where a number is due': 'param s string\noutput o int = s\n',
  'C6: a default of another type': "param n int = '10'\noutput o int = n\n",
  'C7: a substring past the end': "output o string = substring('hi', 0, 10)\n",
  'C8: what is known late in a tag': `resource a ${NETWORK} = {\n  name: 'a'\n  location: 'x'\n}\n\nresource b ${NETWORK} = {\n  name: 'b'\n  location: 'x'\n  tags: {\n    of: a.properties.resourceGuid\n  }\n}\n`,
  'C9: a name with a dash': 'param e string\nvar net-name = e\n\noutput o string = e\n',
};

describe('a file that was emitted once and that the compiler rejects', () => {
  let compiler: Compiler;
  beforeAll(() => {
    if (BICEP.isMet()) compiler = startCompiler();
  });
  afterAll(() => {
    if (BICEP.isMet()) compiler.stop();
  });

  const given = { a: 'a', m: { a: 'a' }, f: true, s: 's', e: 'e' };

  test.each(Object.entries(REJECTED))('is also rejected by the parser of the tests: %s', (_, text) => {
    expect(() => bicepBodies(text, given)).toThrow();
  });

  testWhere(
    BICEP,
    'is rejected by the compiler, or has a diagnostic, each',
    async () => {
      const accepted: string[] = [];
      for (const [kind, text] of Object.entries(REJECTED)) {
        const { diagnostics } = await compiler.compile({ 'main.bicep': text }, 'main.bicep');
        if (diagnostics.filter((line) => !line.includes('use-user-defined-types')).length === 0) accepted.push(kind);
      }
      expect(accepted).toEqual([]);
    },
    60_000,
  );
});
