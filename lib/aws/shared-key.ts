import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { SHARED_KEY_LENGTH } from '../catalog/shared-key';

export interface SharedKeyProps {
  readonly linkName: string;
}

/** The key that both gateways share, made inside Secrets Manager and never seen by whoever deploys. */
export class SharedKey extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, props: SharedKeyProps) {
    super(scope, id);
    this.secret = new Secret(this, 'Resource', {
      description: `Shared key of the site-to-site VPN ${props.linkName}`,
      generateSecretString: {
        passwordLength: SHARED_KEY_LENGTH,
        excludeNumbers: true,
        excludePunctuation: true,
        includeSpace: false,
      },
    });
    acknowledge(this.secret, {
      'AwsSolutions-SMG4': 'The key can change only on both clouds at once, so Secrets Manager cannot rotate it alone',
    });
  }
}
