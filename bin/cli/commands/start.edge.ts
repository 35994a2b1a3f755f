import { labObstacle } from '../../../lib/lab/lab.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import type { Run } from '../verbs';
import { run as lab } from './lab.edge';
import { run as review } from './review.edge';
import { run as synth } from './synth.edge';

/**
 * The README's main command: writes a preview of the default link and its review page, then runs it in the lab if this
 * machine can.
 */
export const run: Run<'start'> = async () => {
  await synth({ preview: true });
  printer.print('');
  await review({});
  const obstacle = labObstacle();
  printer.print('');
  if (obstacle === undefined) await lab({});
  else printer.print(`Not run in the lab: ${obstacle}`);
};
