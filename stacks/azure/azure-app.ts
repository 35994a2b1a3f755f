import { App } from 'cdktf';
import type { Plan } from '../../lib/model/link';
import { AzureStack } from './azure-stack';

export interface AzureAppProps {
  /** One per link. */
  readonly plans: readonly Plan[];
  /** @default - CDKTF's choice, cdktf.out */
  readonly outdir?: string;
}

/** The CDKTF app of the Azure side: one stack per link. */
export function buildAzureApp(props: AzureAppProps): App {
  const app = new App({ outdir: props.outdir });
  for (const plan of props.plans) new AzureStack(app, plan);
  return app;
}
