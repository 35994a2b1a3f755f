import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';
import { printHandoff } from '../../lib/handoff/parse';
import { SHORTEST } from '../fixtures/link-of';
import { DEPLOYED } from '../fixtures/handoffs';

const ROOT = join(__dirname, '../..');
const NOTHING = emptyHandoff('link');

describe('`cdk synth --strict`', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-strict-'));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each<[string, Handoff]>([
    ['nothing', NOTHING],
    ['everything', DEPLOYED],
  ])('finds nothing to warn of once %s is deployed', (_, handoff) => {
    writeFileSync(join(folder, 'link.yaml'), SHORTEST);
    writeFileSync(join(folder, 'handoff.json'), printHandoff(handoff));
    const context = ['-c', `config=${join(folder, 'link.yaml')}`, '-c', `handoff=${join(folder, 'handoff.json')}`];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), 'synth', '-q', '--strict', '-o', join(folder, 'cdk.out'), ...context],
      { cwd: ROOT, encoding: 'utf8' },
    );

    expect([status, `${stdout}${stderr}`.includes('WARNING')]).toEqual([0, false]);
  });
});
