import { App } from 'cdktf';
import type { Link } from '../../lib/model/link';
import { AzureStack } from './azure-stack';

export interface AzureAppProps {
  readonly link: Link;
  /** @default - CDKTF's choice, cdktf.out */
  readonly outdir?: string;
}

/** The CDKTF app of the Azure side. */
export function buildAzureApp({ link, outdir }: AzureAppProps): App {
  const app = new App({ outdir });
  new AzureStack(app, link);
  return app;
}
