import { join } from 'node:path';
import { linkFiles } from '../../lib/workspace/link-files';
import { loadLink } from '../../lib/workspace/load-link.edge';
import { readTree } from '../../lib/write-files/read-tree.edge';
import { renderLink } from '../../bin/render.edge';
import { RENDERED_EXAMPLES } from '../fixtures/examples';

const ROOT = join(__dirname, '../../examples');
const UPDATE = 'npm run generate';

function render(example: string) {
  const folder = join(ROOT, example);
  const files = linkFiles({ config: join(folder, 'vpc2vnet.yaml'), handoff: join(folder, 'handoff.json') });
  return renderLink(loadLink(files, { preview: true }).link, { validate: false });
}

describe.each(RENDERED_EXAMPLES)('the example %s', (example) => {
  const outputs = render(example);
  const expected = readTree(join(ROOT, example, 'expected'));

  test(`yields the files in its folder and no others (${UPDATE} rewrites them)`, () => {
    expect(outputs.map(({ path }) => path).sort()).toEqual(expected.map(({ path }) => path).sort());
  });

  test.each(expected.map(({ path, content }) => [path, content]))('yields %s byte for byte', (path, content) => {
    expect(outputs.find((file) => file.path === path)?.content).toBe(content);
  });

  test('yields the same bytes a second time', () => {
    expect(render(example)).toEqual(outputs);
  });

  test('marks every file in which a documentation address stands', () => {
    const unmarked = outputs
      .filter(({ content }) => /198\.51\.100\.|203\.0\.113\./.test(content))
      .filter(({ content }) => !/preview/i.test(content));

    expect(unmarked.map(({ path }) => path)).toEqual([]);
  });

  test('has no path of a machine in it', () => {
    const root = join(__dirname, '../..');
    const leaking = outputs.filter(
      ({ content }) => content.includes(root) || /\/(tmp|home|Users)\/[A-Za-z]/.test(content),
    );

    expect(leaking.map(({ path }) => path)).toEqual([]);
  });
});
