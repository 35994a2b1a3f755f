import { reportFailure } from './cli/report-failure.edge';
import { loadForToolkit } from './load-for-toolkit.edge';
import { synthesizeAws } from './synthesize-aws';
import { readRouterScripts } from '../lib/router/scripts.edge';

try {
  const { link } = loadForToolkit('cdk');
  synthesizeAws({ link, scripts: readRouterScripts() });
} catch (error) {
  reportFailure(error, process.env.VPC2VNET_DEBUG !== undefined);
}
