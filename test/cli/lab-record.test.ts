import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabOptions } from '../../lib/lab/lab.edge';
import type { LabReport } from '../../lib/lab/report/lab-report';
import { runCli } from './run-cli';

const REPORT: LabReport = {
  link: 'Azure2Aws',
  kernel: { kind: 'vm', reason: 'asked for', clock: 'real' },
  passed: true,
  checks: [{ id: 'ping', title: 'pings are answered', outcome: 'passed', detail: '' }],
  faults: [],
  figures: [],
  versions: { router: [], gateway: [] },
  sas: '',
  logs: undefined,
  secondsToFirstPing: { fromStart: 9, fromBoot: 4 },
};

jest.mock('../../lib/lab/lab.edge', () => ({
  runLab: async ({ synthesize }: LabOptions) => {
    await synthesize?.();
    return REPORT;
  },
}));

beforeEach(() => {
  copyFileSync(join(__dirname, '../../examples/minimal/vpc2vnet.yaml'), 'vpc2vnet.yaml');
});

test('the review shows the last run of the lab, of the files that it renders itself', async () => {
  expect((await runCli('lab')).exitCode).toBe(0);
  expect((await runCli('review')).exitCode).toBe(0);

  const comment = readFileSync('review/review.md', 'utf8');
  expect(comment).toMatch(/Lab: Passed on \d{4}-/);
  expect(comment).not.toContain('other files');
});

test('the review of a config that was edited since says that the lab ran other files', async () => {
  writeFileSync('vpc2vnet.yaml', `${readFileSync('vpc2vnet.yaml', 'utf8')}\ntags: {team: network}\n`);
  await runCli('review');

  expect(readFileSync('review/review.md', 'utf8')).toContain('This run was of other files');
});

test('a run whose record cannot be written passes, and says so', async () => {
  mkdirSync('other/.vpc2vnet', { recursive: true });
  const before = process.cwd();
  process.chdir('other');
  try {
    writeFileSync('.vpc2vnet/minimal', '');
    const { exitCode, stderr } = await runCli('lab', '--config', '../vpc2vnet.yaml');

    expect(exitCode).toBe(0);
    expect(stderr).toContain('the review will not show this run: ');
  } finally {
    process.chdir(before);
  }
});
