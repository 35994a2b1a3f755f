import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Pages of the repository; not those that are rendered for a user's folder. */
const PAGES = [
  ...readdirSync(ROOT),
  ...['bin', 'docs', 'examples', 'lib', 'stacks', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ),
].filter((path) => path.endsWith('.md') && !/\/(expected|cases)\//.test(path));

/** Each page, without its blocks of code. */
const TEXTS = PAGES.map((page) => ({
  page,
  text: readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```.*?^```/gms, ''),
}));

function missing(page: string, target: string): boolean {
  const [path = ''] = target.split('#');
  return path !== '' && !existsSync(join(ROOT, dirname(page), decodeURI(path)));
}

/** The anchors of a page, as GitHub makes them from its headings. */
function anchorsOf(path: string): readonly string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const links = TEXTS.flatMap(({ page, text }) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => ({ page, target })),
);

describe('the pages of the repository', () => {
  test('link to files that exist', () => {
    expect(links.filter(({ page, target }) => missing(page, target))).toEqual([]);
  });

  test('link to headings that exist', () => {
    const lost = links.filter(({ page, target }) => {
      const [path = '', anchor] = target.split('#');
      if (anchor === undefined) return false;
      return !anchorsOf(join(ROOT, path === '' ? page : join(dirname(page), path))).includes(anchor);
    });

    expect(lost).toEqual([]);
  });

  test('name only paths of the sources that exist', () => {
    const named = TEXTS.flatMap(({ page, text }) =>
      [...text.matchAll(/`((?:bin|lib|stacks|test|docs|examples)\/[\w./-]*)`/g)].map(([, path = '']) => ({
        page,
        path,
      })),
    );

    expect(named.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
