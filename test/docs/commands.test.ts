import { DEBUG, VERBS, type Verb } from '../../bin/cli/verbs';
import { pages, readPage } from '../fixtures/readme';

/** Scripts of npm that are a verb. */
const SCRIPTS = ['start', 'synth', 'lab', 'up', 'emit'];
const ALL: readonly Verb[] = VERBS;

interface Typed {
  readonly page: string;
  readonly text: string;
  readonly words: readonly string[];
}

/** Every command of ours in the pages: in blocks, in code, behind a prompt. */
const TYPED: readonly Typed[] = pages().flatMap((page) =>
  [...readPage(page).matchAll(/npm run (?:-s )?(?:vpc2vnet (?:-- )?)?([\w-][^`\n]*)/g)].flatMap(([text, rest = '']) => {
    const isVerb = text.includes('vpc2vnet');
    const words = rest.split(/\s+/).filter((word) => word !== '--' || !isVerb);
    return isVerb || SCRIPTS.includes(words[0] ?? '') ? [{ page, text, words }] : [];
  }),
);

function verbOf(words: readonly string[]): Verb | undefined {
  return ALL.find(({ verb }) => words.slice(0, verb.split(' ').length).join(' ') === verb);
}

/** Flags of the command itself: those behind the words of another command that it runs are not ours. */
function flagsOf({ words }: Typed, verb: Verb): readonly string[] {
  const behind = words.slice(1).findIndex((word) => ['npx', 'FILE', '2>/dev/null'].includes(word));
  const own = verb.passesOptions === true && behind >= 0 ? words.slice(0, behind + 1) : words;
  return own.filter((word) => /^--[a-z]/.test(word)).map((word) => word.replace(/[^\w-].*$/, ''));
}

describe('the commands in the pages', () => {
  test('are found', () => {
    expect(TYPED.length).toBeGreaterThan(40);
  });

  test('name verbs that exist', () => {
    const unknown = TYPED.filter(
      ({ words }) => /^(?!vpc2vnet$)[a-z]/.test(words[0] ?? '') && verbOf(words) === undefined,
    );

    expect(unknown.map(({ page, text }) => `${page}: ${text}`)).toEqual([]);
  });

  test('have flags that their verb takes', () => {
    const wrong = TYPED.flatMap((typed) => {
      const verb = verbOf(typed.words);
      if (verb === undefined) return [];
      const known = [...verb.options, DEBUG].map(({ flags }) => flags.split(' ')[0]);
      return flagsOf(typed, verb)
        .filter((flag) => flag !== '--help' && !known.includes(flag))
        .map((flag) => `${typed.page}: ${typed.text} (${flag})`);
    });

    expect(wrong).toEqual([]);
  });
});
