import { reportFailure } from './cli/report-failure.edge';
import { loadForToolkit } from './load-for-toolkit.edge';
import { readRouterScripts } from '../lib/router/scripts.edge';
import { buildAwsApp } from '../stacks/aws/aws-app';

try {
  const { link } = loadForToolkit('cdk');
  buildAwsApp({ link, scripts: readRouterScripts() }).synth();
} catch (error) {
  reportFailure(error, process.env.VPC2VNET_DEBUG !== undefined);
}
