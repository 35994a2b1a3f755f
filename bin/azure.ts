import { reportFailure } from './cli/report-failure.edge';
import { cdktfOutput, loadForToolkit } from './load-for-toolkit.edge';
import { azureStack } from '../lib/model/names';
import { stateFolder } from '../lib/workspace/state-folder.edge';
import { buildAzureApp } from '../stacks/azure/azure-app';

try {
  const { link, files } = loadForToolkit('terraform');
  buildAzureApp({ link, stateFolder: stateFolder(files.config, cdktfOutput(), azureStack(link.name)) }).synth();
} catch (error) {
  reportFailure(error, process.env.VPC2VNET_DEBUG !== undefined);
}
