import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAtRevision } from '../../lib/workspace/load-revision.edge';
import { linkFiles } from '../../lib/workspace/link-files';
import { changesBetween } from '../../lib/review/content/changes';
import { configOf } from '../fixtures/config';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';
import { runCli } from './run-cli';

let folder: string;
const inFolder = (name: string): string => join(folder, name);
const git = (...args: readonly string[]): void => {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', folder, ...identity, ...args], { stdio: 'pipe' });
};
const commit = (config: string): void => {
  writeFileSync(inFolder('vpc2vnet.yaml'), config);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'config');
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const since = (revision: string) => runCli('review', '--config', inFolder('vpc2vnet.yaml'), '--since', revision);

test('the review shows what changes since a revision', async () => {
  git('init', '--quiet');
  commit(configOf());
  writeFileSync(inFolder('vpc2vnet.yaml'), configOf({ azure: { gateway: { sku: 'VpnGw2AZ' } } }));
  const args = ['--config', inFolder('vpc2vnet.yaml'), '--out', inFolder('review'), '--since', 'HEAD'];

  expect((await runCli('review', ...args)).exitCode).toBe(0);
  expect(readFileSync(inFolder('review/review.md'), 'utf8')).toMatch(/Since HEAD .*Azure side: is changed \(gateway\)/);
});

test('facts that a deployment reported since are no change', () => {
  git('init', '--quiet');
  commit(configOf());
  const { link } = loadAtRevision(linkFiles({ config: inFolder('vpc2vnet.yaml') }), 'HEAD', DEPLOYED);

  expect(changesBetween(link, linkOf(configOf(), DEPLOYED)).map(({ action }) => action)).toEqual([
    'none',
    'none',
    'none',
  ]);
});

describe('a revision that cannot be read is one line, with exit code 2:', () => {
  const expectLine = async (revision: string, line: RegExp): Promise<void> => {
    const { exitCode, stderr } = await since(revision);

    expect(exitCode).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(line)]);
  };

  test('outside a git repository', async () => {
    writeFileSync(inFolder('vpc2vnet.yaml'), configOf());
    await expectLine('HEAD', /vpc2vnet\.yaml is not in a git repository/);
  });

  test('an unknown revision, also one that looks like an option', async () => {
    git('init', '--quiet');
    commit(configOf());
    await expectLine('nowhere', /'nowhere' is not a revision of the git repository/);
    await expectLine('--all', /'--all' is not a revision of the git repository/);
  });

  test('a revision without the config', async () => {
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message', 'empty');
    writeFileSync(inFolder('vpc2vnet.yaml'), configOf());
    await expectLine('HEAD', /vpc2vnet\.yaml does not exist at HEAD; name a later revision/);
  });

  test('a revision whose config is invalid', async () => {
    git('init', '--quiet');
    commit('name: 1\naws: 2\n');
    writeFileSync(inFolder('vpc2vnet.yaml'), configOf());
    await expectLine(
      'HEAD',
      /^at HEAD, .*vpc2vnet\.yaml:\d+:\d+ .*, and \d+ more; name a revision whose config is valid$/,
    );
  });
});
