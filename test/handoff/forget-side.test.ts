import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forgetSide } from '../../lib/handoff/forget-side';
import { emptyHandoff } from '../../lib/handoff/handoff';
import { printHandoff } from '../../lib/handoff/parse';
import { AZURE_FACTS, bothSides } from '../fixtures/handoffs';

const text = printHandoff(bothSides());
const forget = (content: string, side: 'aws' | 'azure' = 'aws') => forgetSide(side, content, 'handoff.json', 'link');
const AZURE_ALONE = { ok: true, value: { ...emptyHandoff('link'), azure: AZURE_FACTS } };

describe('forgetting a side', () => {
  test('keeps the other one', () => {
    expect(forget(text)).toEqual(AZURE_ALONE);
  });

  test('works where the side itself is invalid', () => {
    expect(forget(text.replace('198.51.100.7', 'nonsense'))).toEqual(AZURE_ALONE);
  });

  test('works on a hand-off of version 1, whose digest is over both sides', () => {
    const old = readFileSync(join(__dirname, 'version-1/both-sides.json'), 'utf8');

    expect(forget(old)).toEqual(AZURE_ALONE);
  });

  test.each([
    ['the other side is refused', text.replace('203.0.113.7', 'nonsense')],
    ['the text is not JSON', text.slice(0, 200)],
    ['git left a conflict in it', text.replace('    "region"', '<<<<<<< ours\n    "region"')],
  ])('fails, with the line of the problem, where %s', (_, content) => {
    expect(forget(content)).toMatchObject({ ok: false, problem: expect.stringMatching(/^handoff\.json:\d+ /) });
  });
});
