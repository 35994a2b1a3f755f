import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';
import { parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { AWS_FACTS, AZURE_FACTS, bothSides, SECRET_ARN } from '../fixtures/handoffs';
import { command, testWith } from '../fixtures/needs';

const GIT = [command('git', 'apt-get install git')];
const [OLD, NEW] = ['ami-0123456789abcdef0', 'ami-0fedcba9876543210'];
const images = { 'router-1/arm64': OLD, 'test-host-1/arm64': OLD };
const AWS_ALONE: Handoff = { ...emptyHandoff('link'), aws: { ...AWS_FACTS, images } };

/** What git makes of two people's changes to the hand-off that both started from. */
function merge(base: Handoff, ours: Handoff, theirs: Handoff): { readonly conflicts: number; readonly text: string } {
  const directory = mkdtempSync(join(tmpdir(), 'merge-'));
  try {
    const paths = Object.entries({ ours, base, theirs }).map(([name, handoff]) => {
      const path = join(directory, name);
      writeFileSync(path, printHandoff(handoff));
      return path;
    });
    const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...paths], { encoding: 'utf8' });
    return { conflicts: status ?? -1, text: stdout };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const read = (text: string) => parseHandoff(text, 'handoff.json', 'link');

const BASE = bothSides({ images });
const NO_IMAGE = { ...AWS_FACTS, images: {} };

describe('the hand-offs of two people merge', () => {
  const cases: readonly (readonly [string, Handoff, Handoff, Handoff, Handoff])[] = [
    [
      'when one has deployed Azure and the other a router with another image',
      AWS_ALONE,
      { ...AWS_ALONE, azure: AZURE_FACTS },
      { ...AWS_ALONE, aws: { ...AWS_FACTS, images: { ...images, 'router-1/arm64': NEW } } },
      { ...AWS_ALONE, aws: { ...AWS_FACTS, images: { ...images, 'router-1/arm64': NEW } }, azure: AZURE_FACTS },
    ],
    [
      'when one has deployed Azure and the other has another shared key',
      AWS_ALONE,
      { ...AWS_ALONE, azure: AZURE_FACTS },
      { ...AWS_ALONE, aws: { ...AWS_FACTS, images, sharedKeySecretArn: `${SECRET_ARN}2` } },
      { ...AWS_ALONE, aws: { ...AWS_FACTS, images, sharedKeySecretArn: `${SECRET_ARN}2` }, azure: AZURE_FACTS },
    ],
    [
      'when the gateway has another address and the router another image',
      BASE,
      bothSides({ images }, { gatewayAddresses: { '0': '203.0.113.8' } }),
      bothSides({ images: { ...images, 'router-1/arm64': NEW } }),
      bothSides({ images: { ...images, 'router-1/arm64': NEW } }, { gatewayAddresses: { '0': '203.0.113.8' } }),
    ],
    [
      'when the router has another address and the VPC another range',
      BASE,
      bothSides({ images, routerAddresses: { 'router-1': '198.51.100.8' } }),
      bothSides({ images, prefixes: ['10.9.0.0/16'] }),
      bothSides({ images, prefixes: ['10.9.0.0/16'], routerAddresses: { 'router-1': '198.51.100.8' } }),
    ],
    [
      'when both have made the same change',
      AWS_ALONE,
      { ...AWS_ALONE, azure: AZURE_FACTS },
      { ...AWS_ALONE, azure: AZURE_FACTS },
      { ...AWS_ALONE, azure: AZURE_FACTS },
    ],
    [
      'when both have added an instance of their own to the images',
      bothSides({ images: { 'router-1/arm64': OLD, 'test-host-1/arm64': OLD } }),
      bothSides({ images: { 'router-0/arm64': OLD, 'router-1/arm64': OLD, 'test-host-1/arm64': OLD } }),
      bothSides({ images: { 'router-1/arm64': OLD, 'router-2/arm64': OLD, 'test-host-1/arm64': OLD } }),
      bothSides({
        images: { 'router-0/arm64': OLD, 'router-1/arm64': OLD, 'router-2/arm64': OLD, 'test-host-1/arm64': OLD },
      }),
    ],
  ];

  for (const [title, base, ours, theirs, both] of cases) {
    testWith(GIT, title, () => {
      const { conflicts, text } = merge(base, ours, theirs);

      expect(conflicts).toBe(0);
      expect(read(text)).toEqual({ ok: true, value: { handoff: both, notices: [] } });
    });
  }
});

describe('the hand-offs of two people who changed the same line, or a line and the one that ends beside it, conflict', () => {
  const cases: readonly (readonly [string, Handoff, Handoff, Handoff])[] = [
    [
      'when both have another address of one router',
      BASE,
      bothSides({ images, routerAddresses: { 'router-1': '198.51.100.8' } }),
      bothSides({ images, routerAddresses: { 'router-1': '198.51.100.9' } }),
    ],
    [
      'when one has deployed Azure and the other the first image',
      { ...emptyHandoff('link'), aws: NO_IMAGE },
      { ...emptyHandoff('link'), aws: NO_IMAGE, azure: AZURE_FACTS },
      AWS_ALONE,
    ],
    [
      'when both have added a last image',
      bothSides({ images: { 'router-1/arm64': OLD } }),
      BASE,
      bothSides({ images: { 'router-1/arm64': OLD, 'router-2/arm64': OLD } }),
    ],
  ];

  for (const [title, base, ours, theirs] of cases) {
    testWith(GIT, `${title}, and the conflict is refused`, () => {
      const { conflicts, text } = merge(base, ours, theirs);

      expect(conflicts).toBeGreaterThan(0);
      expect(read(text)).toMatchObject({
        problem: expect.stringMatching(/^handoff\.json:\d+ has an unresolved git conflict/),
      });
    });
  }
});

describe('the hand-offs of two people, each on a branch', () => {
  const [MINE, THEIRS] = ['mine', 'theirs'];
  let repository = '';

  const git = (...args: readonly string[]) => {
    const person = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
    return spawnSync('git', [...person, ...args], { cwd: repository, encoding: 'utf8' });
  };
  const path = (): string => join(repository, 'handoff.json');
  const commit = (handoff: Handoff): void => {
    writeFileSync(path(), printHandoff(handoff));
    git('add', 'handoff.json');
    git('commit', '-m', 'hand-off');
  };
  const branches = (base: Handoff, mine: Handoff, theirs: Handoff): void => {
    git('init', '--quiet', '--initial-branch', MINE);
    commit(base);
    git('checkout', '--quiet', '-b', THEIRS);
    commit(theirs);
    git('checkout', '--quiet', MINE);
    commit(mine);
  };
  const here = () => read(readFileSync(path(), 'utf8'));

  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'merge-'));
  });

  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  testWith(GIT, 'that each add a fact of their own side merge', () => {
    const inputs = { network: { tags: '0a0a0a0a' } };
    const network: Handoff = { ...AWS_ALONE, aws: { ...AWS_FACTS, images, deployed: inputs } };
    const mine: Handoff = {
      ...network,
      aws: { ...AWS_FACTS, images: { ...images, 'test-host-0/arm64': NEW }, deployed: inputs },
    };
    branches(network, mine, { ...network, azure: AZURE_FACTS });

    expect(git('merge', THEIRS).status).toBe(0);
    expect(here()).toEqual({ ok: true, value: { handoff: { ...mine, azure: AZURE_FACTS }, notices: [] } });
  });

  testWith(GIT, 'that conflict are invalid, with the line, until a person has resolved the conflict', () => {
    const [one, other] = ['198.51.100.8', '198.51.100.9'].map((address) =>
      bothSides({ images, routerAddresses: { 'router-1': address } }),
    ) as [Handoff, Handoff];
    branches(BASE, one, other);

    expect(git('merge', THEIRS).status).not.toBe(0);
    expect(here()).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^handoff\.json:10 has an unresolved git conflict/),
    });
    const resolved = readFileSync(path(), 'utf8').replace(/<{7}.*\n(.*\n)={7}\n.*\n>{7}.*\n/, '$1');
    writeFileSync(path(), resolved);
    expect(here()).toEqual({ ok: true, value: { handoff: one, notices: [] } });
  });
});
