import { reportFailure } from './cli/report-failure.edge';
import { linkFilesFromContext } from '../lib/workspace/app-context.edge';
import { loadLink, saveHandoff } from '../lib/workspace/load-link.edge';
import { buildAzureApp } from '../stacks/azure/azure-app';

try {
  const files = linkFilesFromContext();
  const { link, handoff } = loadLink(files);
  saveHandoff(files.handoff, handoff);
  buildAzureApp({ link }).synth();
} catch (error) {
  reportFailure(error, process.env.VPC2VNET_DEBUG !== undefined);
}
