import { labObstacle } from '../../../lib/lab/lab.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import type { Run } from '../verbs';
import { run as lab } from './lab.edge';
import { run as synth } from './synth.edge';

/** The README's main command: a preview of the default link, then the link itself in the lab where this machine can. */
export const run: Run<'start'> = async () => {
  await synth({ preview: true });
  const obstacle = labObstacle();
  printer.print('');
  if (obstacle === undefined) await lab({});
  else printer.print(`Not brought up in the lab: ${obstacle}`);
};
