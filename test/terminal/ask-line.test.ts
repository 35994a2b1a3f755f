import { PassThrough } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { askLine, type Asked } from '../../lib/terminal/ask-line.edge';

/** What a question gets from what is typed on a terminal. */
async function askedOf(typed: string, ends = false): Promise<Asked> {
  const input = new PassThrough();
  const asker = createInterface({ input, output: new PassThrough(), terminal: true });
  const asked = askLine(asker, 'Continue? ');
  input.write(typed);
  if (ends) input.end();
  return asked.finally(() => asker.close());
}

describe('a question on a terminal', () => {
  test('has the line that was typed', async () => {
    expect(await askedOf('yes\r')).toEqual({ answer: 'yes' });
  });

  test('is interrupted by Ctrl-C, which is a key there and no signal', async () => {
    expect(await askedOf('ye\x03')).toBe('interrupted');
  });

  test('has no answer after Ctrl-D', async () => {
    expect(await askedOf('\x04')).toBe('ended');
  });

  test('has no answer when the input ends', async () => {
    expect(await askedOf('', true)).toBe('ended');
  });
});
