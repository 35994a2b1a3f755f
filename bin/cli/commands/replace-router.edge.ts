import { replaceRouter } from '../../../lib/driver/replace-router.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import { printWarning } from '../print-warning.edge';
import type { Run } from '../verbs';
import { workspaceHere } from '../workspace.edge';

/** Notes in the hand-off that the next deployment replaces the router. */
export const run: Run<'replace-router'> = ({ site, ...named }) =>
  replaceRouter(workspaceHere(named), printer, printWarning, site);
