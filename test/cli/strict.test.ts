import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';
import { printHandoff } from '../../lib/handoff/parse';
import { SHORTEST } from '../fixtures/link-of';
import { DEPLOYED } from '../fixtures/handoffs';
import { makeProject, removeProject } from '../fixtures/project';

const NOTHING = emptyHandoff('link');

describe('`cdk synth --strict`', () => {
  const folder = makeProject();

  afterAll(() => removeProject(folder));

  test.each<[string, Handoff]>([
    ['nothing', NOTHING],
    ['everything', DEPLOYED],
  ])('prints no warning once %s is deployed', (_, handoff) => {
    writeFileSync(join(folder, 'vpc2vnet.yaml'), SHORTEST);
    writeFileSync(join(folder, 'handoff.json'), printHandoff(handoff));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'node_modules/aws-cdk/bin/cdk'), 'synth', '-q', '--strict'],
      { cwd: folder, encoding: 'utf8' },
    );

    expect([status, `${stdout}${stderr}`.includes('WARNING')]).toEqual([0, false]);
  });
});
