import type { InstanceArchitecture } from './instance-architecture';

const RELEASE = '24.04';

/**
 * Name of the public parameter with the id of Canonical's newest Ubuntu image for a processor.
 * @see https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
 */
export function newestUbuntuParameter(architecture: InstanceArchitecture): string {
  const name = architecture === 'arm64' ? 'arm64' : 'amd64';
  return `/aws/service/canonical/ubuntu/server/${RELEASE}/stable/current/${name}/hvm/ebs-gp3/ami-id`;
}
