import { terraformOf } from '../../fixtures/azure-stack';
import { configOf } from '../../fixtures/config';
import { linkOf } from '../../fixtures/link-of';

/** What Terraform ignores of each resource with tags, and of each without them. */
function ignoredWith(ignoreTags: readonly string[]) {
  const { resource } = terraformOf(linkOf(configOf({ ignoreTags: [...ignoreTags] })));
  const blocks = Object.values(resource).flatMap((named) => Object.values(named));
  const ignored = (tagged: boolean): ReadonlySet<string> =>
    new Set(blocks.filter((block) => 'tags' in block === tagged).map(({ lifecycle }) => JSON.stringify(lifecycle)));
  return { tagged: [...ignored(true)], others: [...ignored(false)] };
}

describe('tags that the config ignores', () => {
  test('stay as they are, key by key, on every resource with tags and on no other', () => {
    expect(ignoredWith(['CreatedOn', 'Cost Center'])).toEqual({
      tagged: ['{"ignore_changes":["tags[\\"CreatedOn\\"]","tags[\\"Cost Center\\"]"]}'],
      others: [undefined],
    });
  });

  test('are all tags where one is a beginning', () => {
    expect(ignoredWith(['CreatedOn', 'hidden-*']).tagged).toEqual(['{"ignore_changes":["tags"]}']);
  });

  test('are none by default', () => {
    expect(ignoredWith([])).toEqual({ tagged: [undefined], others: [undefined] });
  });
});
