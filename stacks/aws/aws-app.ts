import { App } from 'aws-cdk-lib/core';
import { readyRoutersOf } from '../../lib/model/components';
import type { Link } from '../../lib/model/link';
import type { RouterScripts } from '../../lib/router/router-files';
import { decidedFeatureFlags } from './feature-flags';
import { NetworkStack } from './network-stack';
import { RouterStack } from './router-stack';

export interface AwsAppProps {
  readonly link: Link;
  readonly scripts: RouterScripts;
  /** @default - the CDK toolkit's choice */
  readonly outdir?: string;
  /** CloudFormation's own validation, some 2.6 seconds. @default true */
  readonly validate?: boolean;
}

/** Traces would contain paths of this machine. */
const CONTEXT = {
  'aws:cdk:disable-creation-stack-traces': true,
  // lib/catalog/limits.ts has the same limit, and says what to change.
  '@aws-cdk/core:stackResourceLimit': 0,
};

/** The router needs the network to stay as long as it exists; no `cdk.json` changes that. */
const FINAL_CONTEXT = { ...decidedFeatureFlags(), '@aws-cdk/core:defaultCrossStackReferences': 'strong' };

/** The CDK app of the AWS side: a network for each site, and each router once the Azure gateway is known. */
export function buildAwsApp({ link, scripts, outdir, validate = true }: AwsAppProps): App {
  const app = new App({
    outdir,
    analyticsReporting: false,
    builtinCloudFormationValidation: validate,
    treeMetadata: false,
    stackTraces: false,
    context: CONTEXT,
    postCliContext: FINAL_CONTEXT,
  });
  for (const site of link.sites) {
    const network = new NetworkStack(app, link, site);
    for (const view of readyRoutersOf(link, site)) {
      const identity = network.identityOf(view.router.name);
      new RouterStack(app, { link, site, view, identity, places: network.places, scripts }).addStackDependency(network);
    }
  }
  return app;
}
