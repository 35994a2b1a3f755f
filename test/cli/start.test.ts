import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './run-cli';

jest.mock('../../lib/lab/lab.edge', () => ({ labObstacle: () => 'needs Linux' }));

test('start says where the preview and the review page are, also where the lab cannot run', async () => {
  copyFileSync(join(__dirname, '../../examples/minimal/vpc2vnet.yaml'), 'vpc2vnet.yaml');

  const { exitCode, stdout } = await runCli('start');

  expect(exitCode).toBe(0);
  expect(stdout).toContain(`${join('review', 'index.html')}: the review of minimal, one page\n`);
  expect(stdout).toContain('Not run in the lab: needs Linux');
  expect([existsSync('preview/bicep-out/main.bicep'), existsSync('review/index.html')]).toEqual([true, true]);
});
