import { App } from 'aws-cdk-lib/core';
import type { Plan } from '../../lib/model/link';
import { routersReady } from '../../lib/model/readiness';
import type { RouterScripts } from '../../lib/router/router-files';
import { NetworkStack } from './network-stack';
import { RouterStack } from './router-stack';

export interface AwsAppProps {
  /** One per link. */
  readonly plans: readonly Plan[];
  readonly scripts: RouterScripts;
  /** @default - the CDK toolkit's choice */
  readonly outdir?: string;
  /** CloudFormation's own validation, some 2.6 seconds. @default true */
  readonly validate?: boolean;
}

/** Traces would carry paths of this machine; the router needs the network to stay as long as it is there. */
const CONTEXT = {
  'aws:cdk:disable-creation-stack-traces': true,
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

/** The CDK app of the AWS side: per link a network, and a router once the Azure gateway is known. */
export function buildAwsApp(props: AwsAppProps): App {
  const app = new App({
    outdir: props.outdir,
    analyticsReporting: false,
    builtinCloudFormationValidation: props.validate ?? true,
    treeMetadata: false,
    stackTraces: false,
    context: CONTEXT,
  });
  for (const plan of props.plans) {
    const network = new NetworkStack(app, plan);
    if (routersReady(plan)) new RouterStack(app, plan, network, props.scripts);
  }
  return app;
}
