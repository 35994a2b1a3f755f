import { App } from 'cdktf';
import type { Link } from '../../lib/model/link';
import { AzureStack, type AzureStackProps } from './azure-stack';

export interface AzureAppProps extends AzureStackProps {
  readonly link: Link;
  /** @default - CDKTF's choice, cdktf.out */
  readonly outdir?: string;
}

/** The CDKTF app of the Azure side. */
export function buildAzureApp({ link, outdir, ...stack }: AzureAppProps): App {
  const app = new App({ outdir });
  new AzureStack(app, link, stack);
  return app;
}
