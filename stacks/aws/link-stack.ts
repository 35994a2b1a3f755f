import { LegacyStackSynthesizer, Stack, Tags } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../../lib/aws/acknowledge';

export interface LinkStackProps {
  readonly linkName: string;
  readonly stackName: string;
  readonly description: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Whether it contains documentation addresses, so that it must not be deployed. */
  readonly preview: boolean;
}

/** What every AWS stack of a link has in common. */
export class LinkStack extends Stack {
  constructor(scope: Construct, props: LinkStackProps) {
    const { linkName, description, region, tags, preview } = props;
    super(scope, props.stackName, {
      description: preview ? `PREVIEW with documentation addresses, do not deploy. ${description}` : description,
      // The region alone: with an account, too, the CDK would read the availability zones online.
      env: { region },
      // Uses the caller's credentials and puts the template into the request, so nothing needs bootstrapping.
      synthesizer: new LegacyStackSynthesizer(),
      analyticsReporting: false,
    });
    acknowledge(this, {
      'CloudFormation-Validate::W3010': 'A template names a zone only when the config names it',
    });
    Tags.of(this).add('vpc2vnet-link', linkName);
    // A change of its tags may take an Elastic IP off its router, and CloudFormation would not put it back.
    const options = { excludeResourceTypes: ['AWS::EC2::EIP'] };
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value, options);
  }
}
