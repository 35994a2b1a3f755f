import { configurationPage } from '../../lib/config/reference-page';
import type { OutputFile } from '../../lib/write-files/file-tree';
import { apiPage } from './api/api-page';
import { cliPage } from './cli-page';
import { emitterPage } from './emitter-page';
import { exitCodesPage } from './exit-codes-page';
import { filesPage } from './files-page';
import { limitsPage } from './limits-page';
import { linkPicture } from './link-picture';
import { permissionsPage } from './permissions-page';
import { troubleshootingPage } from './troubleshooting/page';

/**
 * The pages of `docs` that are generated as a whole.
 * @param outputs - what a link of which everything is known renders to.
 */
export function generatedPages(outputs: readonly OutputFile[]): readonly OutputFile[] {
  return [
    { path: 'docs/how-to/troubleshooting.md', content: troubleshootingPage() },
    { path: 'docs/images/link.svg', content: linkPicture() },
    { path: 'docs/reference/api.md', content: apiPage() },
    { path: 'docs/reference/cli.md', content: cliPage() },
    { path: 'docs/reference/configuration.md', content: configurationPage() },
    { path: 'docs/reference/exit-codes-and-events.md', content: exitCodesPage() },
    { path: 'docs/reference/files.md', content: filesPage(outputs) },
    { path: 'docs/reference/limits.md', content: limitsPage() },
    { path: 'docs/reference/permissions.md', content: permissionsPage(outputs) },
    { path: 'docs/reference/supported-terraform.md', content: emitterPage() },
  ];
}
