/**
 * Documentation addresses for reviews before anything is deployed: TEST-NET-2 for AWS, TEST-NET-3 for Azure.
 * @see https://www.rfc-editor.org/rfc/rfc5737
 */
export function previewRouterAddress(index: number): string {
  return `198.51.100.${FIRST_HOST + index}`;
}

export function previewGatewayAddress(index: number): string {
  return `203.0.113.${FIRST_HOST + index}`;
}

/** An ARN that no account can have: account ids of zeros are never assigned. */
export function previewSecretArn(partition: string, region: string, link: string): string {
  return `arn:${partition}:secretsmanager:${region}:000000000000:secret:${link}-preview-AAAAAA`;
}

const FIRST_HOST = 10;
