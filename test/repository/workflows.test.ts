import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, testWith } from '../fixtures/needs';

const ROOT = join(__dirname, '../..');
const ACTIONLINT = command('actionlint', 'go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12');

describe.each(['.github/workflows/ci.yml', '.github/workflows/release.yml', 'examples/pipeline/link.yml'])(
  'the workflow %s',
  (workflow) => {
    const file = join(ROOT, workflow);

    testWith([ACTIONLINT], 'has nothing that actionlint finds', () => {
      expect(spawnSync('actionlint', [file], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' });
    });

    test('runs only actions that a commit names, with the version beside it', () => {
      const actions = [...readFileSync(file, 'utf8').matchAll(/uses: (.*)$/gm)].map(([, action]) => action ?? '');
      expect(actions.length).toBeGreaterThan(0);
      expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
    });
  },
);
