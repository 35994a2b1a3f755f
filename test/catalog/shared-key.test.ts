import { SHARED_KEY_LENGTH, SHARED_KEY_PATTERN, SHARED_KEY_RULE } from '../../lib/catalog/shared-key';
import { readRouterScripts } from '../../lib/router/scripts.edge';
import { terraformOf } from '../fixtures/azure-stack';
import { linkOf } from '../fixtures/link-of';

describe('the rule for a shared key', () => {
  test.each([
    ['the generated one', 'aB'.repeat(SHARED_KEY_LENGTH / 2), true],
    ['the shortest one', 'a._45678', true],
    ['the longest one', 'a'.repeat(128), true],
    ['seven characters', 'abcdefg', false],
    ['129 characters', 'a'.repeat(129), false],
    ['a leading zero, which strongSwan may decode', '0xabcdefgh', false],
    ['a hyphen, which Azure rejects', 'abcdefgh-i', false],
    ['a space', 'abcdefgh i', false],
  ])('is checked: %s', (_, key, accepted) => {
    expect(new RegExp(SHARED_KEY_PATTERN).test(key)).toBe(accepted);
  });

  test('is the rule and the message of Terraform', () => {
    const [validation] = terraformOf(linkOf()).variable['sharedKey']?.['validation'] as readonly object[];

    expect(validation).toEqual({
      condition: expect.stringContaining(`can(regex("${SHARED_KEY_PATTERN}", var.sharedKey))`),
      error_message: `The shared key ${SHARED_KEY_RULE}; the generated one has ${SHARED_KEY_LENGTH} letters.`,
    });
  });

  test('is the rule and the message of the router', () => {
    const script = readRouterScripts()['vpc2vnet-key'] ?? '';

    expect(script.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining([
        `if [[ ! $key =~ ${SHARED_KEY_PATTERN} ]]; then`,
        expect.stringContaining(`say 'the shared key ${SHARED_KEY_RULE};`),
      ]),
    );
  });
});
