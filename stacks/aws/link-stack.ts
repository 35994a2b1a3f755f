import { LegacyStackSynthesizer, Stack, Tags } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../../lib/aws/acknowledge';
import type { Plan } from '../../lib/model/link';

/** What every AWS stack of a link has in common. */
export class LinkStack extends Stack {
  constructor(scope: Construct, id: string, plan: Plan, description: string) {
    super(scope, id, {
      description: plan.preview ? `PREVIEW with documentation addresses, do not deploy. ${description}` : description,
      // The region alone: with an account, too, the availability zones would be looked up online.
      env: { region: plan.aws.region },
      // Uses the caller's credentials and puts the template into the request, so nothing needs bootstrapping.
      synthesizer: new LegacyStackSynthesizer(),
      analyticsReporting: false,
    });
    acknowledge(this, {
      'CloudFormation-Validate::W3010': 'A zone stands in a template only when the config names it',
    });
    Tags.of(this).add('vpc2vnet-link', plan.name);
    for (const [key, value] of Object.entries(plan.tags)) Tags.of(this).add(key, value);
  }
}
