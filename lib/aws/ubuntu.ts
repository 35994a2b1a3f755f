import { MachineImage, OperatingSystemType, type IMachineImage, type InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { ImageChoice } from '../plan/plan';

const RELEASE = '24.04';

/**
 * The Ubuntu image of an instance: the one that was chosen, or Canonical's newest.
 * @see https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
 */
export function ubuntuImage(choice: ImageChoice, instanceType: InstanceType, region: string): IMachineImage {
  if (choice.kind !== 'newest') return MachineImage.genericLinux({ [region]: choice.id });
  const architecture = instanceType.architecture === 'arm64' ? 'arm64' : 'amd64';
  return MachineImage.fromSsmParameter(
    `/aws/service/canonical/ubuntu/server/${RELEASE}/stable/current/${architecture}/hvm/ebs-gp3/ami-id`,
    { os: OperatingSystemType.LINUX },
  );
}
