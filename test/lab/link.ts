import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { labObstacle, type LabSetup } from '../../lib/lab/lab.edge';
import { linkFiles } from '../../lib/workspace/link-files';
import { loadLink } from '../../lib/workspace/load-link.edge';
import { valueOf } from '../../lib/model/fact';
import { writeTree } from '../../lib/write-files/write-tree.edge';
import { renderLink } from '../../bin/render.edge';
import type { Need } from '../fixtures/needs';

const obstacle = labObstacle();

/** The requirements of the lab on this machine. */
export const LAB: Need = {
  what: 'a requirement of the lab',
  install: obstacle ?? '',
  isMet: () => obstacle === undefined,
};

/** For lab runs that take minutes: only in CI, or on request. */
export const LONG: Need = {
  what: 'CI',
  install: 'set CI=true to run it',
  isMet: () => process.env['CI'] !== undefined,
};

/** Synthesizes a preview of a config into a new temporary folder, for the lab. */
export function synthesize(config: string): Pick<LabSetup, 'outDir' | 'gatewayAddresses'> {
  const outDir = mkdtempSync(join(tmpdir(), 'vpc2vnet-synth-'));
  const { link } = loadLink(linkFiles({ config, handoff: join(outDir, 'none.json') }), { preview: true });
  writeTree(outDir, renderLink(link, { validate: false }));
  return { outDir, gatewayAddresses: link.azure.gateway.instances.map(({ address }) => valueOf(address)) };
}
