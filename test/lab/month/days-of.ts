import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONNECTION_MODES } from '../../../lib/ipsec/azure-policy';
import { PROFILE_NAMES } from '../../../lib/ipsec/profiles';
import { runDays } from '../../../lib/lab/lab.edge';
import { testBeside } from '../../fixtures/needs';
import { OWN_KERNEL } from '../kernel-needs';
import { LAB, LONG, synthesize } from '../link';

const HOURS = 3_600_000;
const MINIMAL = readFileSync(join(__dirname, '../../../examples/minimal/vpc2vnet.yaml'), 'utf8');

/** A crypto profile and a connection mode. */
export type Pair = readonly [profile: string, mode: string];

/** Every pair of a profile and a mode. */
export const PAIRS: readonly Pair[] = PROFILE_NAMES.flatMap((profile) =>
  CONNECTION_MODES.map((mode): Pair => [profile, mode]),
);

/** What a config without either has. */
export const DEFAULT_PAIR: Pair = ['strong', 'ResponderOnly'];

/** Tests that days of the link of examples/minimal pass without a problem, with each of some pairs. */
export function testDays(days: number, pairs: readonly Pair[]): void {
  for (const [index, [profile, mode]] of pairs.entries()) {
    testBeside(
      [LAB, OWN_KERNEL, LONG],
      `pass without a problem with the profile ${profile} and the mode ${mode}`,
      async () => {
        const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-days-'));
        const config = join(folder, 'vpc2vnet.yaml');
        writeFileSync(config, `${MINIMAL}ipsec:\n  profile: ${profile}\n  connectionMode: ${mode}\n`);
        const link = synthesize(config);
        const { problems, sent } = await runDays(
          { ...link, report: () => undefined },
          { days, seed: index + 1 },
        ).finally(() => {
          for (const each of [folder, link.outDir]) rmSync(each, { recursive: true });
        });

        expect(problems).toEqual([]);
        // The kernel rounds the wait of a socket up to the next 0.64 s.
        expect(sent).toBeGreaterThan((days * 86_400) / 4.64);
      },
      days * HOURS,
    );
  }
}
