import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { README, shellBlocks } from '../fixtures/readme';

const ROOT = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The releases of Node that CI installs and runs. */
const TESTED = [...read('.ci/install-node').matchAll(/^ +(\d+)\) node=\1\./gm)].map(([, major]) => Number(major));

describe('the supported releases of Node', () => {
  test('are the ones that CI runs', () => {
    expect(TESTED).toEqual([22, 24, 26]);
  });

  test.each(['README.md', 'docs/reference/dependencies.md'])('are named in %s', (page) => {
    expect(read(page)).toContain('Node 22, 24 or 26');
  });

  test('are admitted by the engines of package.json', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const lowest = Number(/^>=(\d+)\./.exec(engines.node)?.[1]);
    expect(TESTED.every((major) => major >= lowest)).toBe(true);
  });
});

describe("README's commands", () => {
  test('begin with the installation and the tests, each in a block of its own', () => {
    expect(
      shellBlocks(README)
        .slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['npm ci && npm start', 'npm test']);
  });
});
