import { upgradeImage } from '../../../lib/driver/upgrade-image.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import { printWarning } from '../print-warning.edge';
import type { Run } from '../verbs';
import { workspaceHere } from '../workspace.edge';

/** Chooses the newest AMI for the next deployment. */
export const run: Run<'upgrade-image'> = ({ site, ...named }) =>
  upgradeImage(workspaceHere(named), printer, printWarning, site);
