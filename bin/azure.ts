import { reportFailure } from './cli/report-failure.edge';
import { loadForToolkit } from './load-for-toolkit.edge';
import { buildAzureApp } from '../stacks/azure/azure-app';

try {
  const { link } = loadForToolkit('terraform');
  buildAzureApp({ link }).synth();
} catch (error) {
  reportFailure(error, process.env.VPC2VNET_DEBUG !== undefined);
}
