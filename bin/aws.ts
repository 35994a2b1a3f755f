import { reportFailure } from './cli/report-failure.edge';
import { linkFilesFromContext } from '../lib/workspace/app-context.edge';
import { loadLink, saveHandoff } from '../lib/workspace/load-link.edge';
import { readRouterScripts } from '../lib/router/scripts.edge';
import { buildAwsApp } from '../stacks/aws/aws-app';

try {
  const files = linkFilesFromContext();
  const { link, handoff } = loadLink(files);
  saveHandoff(files.handoff, handoff);
  buildAwsApp({ link, scripts: readRouterScripts() }).synth();
} catch (error) {
  reportFailure(error, process.env.VPC2VNET_DEBUG !== undefined);
}
