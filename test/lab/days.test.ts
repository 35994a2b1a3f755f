import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONNECTION_MODES } from '../../lib/ipsec/azure-policy';
import { PROFILE_NAMES } from '../../lib/ipsec/profiles';
import { runDays } from '../../lib/lab/lab.edge';
import type { MonthReport } from '../../lib/lab/month/month-report';
import { testBeside } from '../fixtures/needs';
import { OWN_KERNEL } from './kernel-needs';
import { LAB, LONG, synthesize } from './link';

const MINUTES = 60_000;
const MINIMAL = readFileSync(join(__dirname, '../../examples/minimal/vpc2vnet.yaml'), 'utf8');

/** Days of each run; more do not fit into CI. Before a release, `VPC2VNET_LAB_DAYS=30` runs a month of every pair of profile and mode. */
const MONTH = process.env['VPC2VNET_LAB_DAYS'];
const DAYS = Number(MONTH ?? 1);

/** Every profile and every mode in one run at least, or every pair of them. */
const LINKS = PROFILE_NAMES.flatMap((profile, row) =>
  CONNECTION_MODES.filter((_, column) => MONTH !== undefined || column === row % CONNECTION_MODES.length).map(
    (mode) => ({ profile, mode }),
  ),
);

async function daysOf(profile: string, mode: string, seed: number): Promise<MonthReport> {
  const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-days-'));
  const config = join(folder, 'vpc2vnet.yaml');
  writeFileSync(config, `${MINIMAL}ipsec:\n  profile: ${profile}\n  connectionMode: ${mode}\n`);
  const link = synthesize(config);
  try {
    return await runDays({ ...link, report: () => undefined }, { days: DAYS, seed });
  } finally {
    for (const each of [folder, link.outDir]) rmSync(each, { recursive: true });
  }
}

describe(`${DAYS} days of a link`, () => {
  for (const [index, { profile, mode }] of LINKS.entries()) {
    testBeside(
      [LAB, OWN_KERNEL, LONG],
      `pass without a problem with the profile ${profile} and the mode ${mode}`,
      async () => {
        const { problems, sent } = await daysOf(profile, mode, index + 1);

        expect(problems).toEqual([]);
        // The kernel rounds the wait of a socket up to the next 0.64 s.
        expect(sent).toBeGreaterThan((DAYS * 86_400) / 10.64);
      },
      60 * MINUTES,
    );
  }
});
