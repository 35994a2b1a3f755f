import { MachineImage, OperatingSystemType, type IMachineImage } from 'aws-cdk-lib/aws-ec2';
import { architectureOf } from '../catalog/instance-architecture';
import { isKnown } from '../model/fact';
import type { Image } from '../model/link';

const RELEASE = '24.04';

/** What decides the image of an instance. */
export interface UbuntuInstance {
  readonly instanceType: string;
  readonly image: Image;
}

/**
 * The Ubuntu image of an instance: the one that was chosen, or Canonical's newest.
 * @see https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
 */
export function ubuntuImage({ instanceType, image }: UbuntuInstance, region: string): IMachineImage {
  if (image.kind === 'given') return MachineImage.genericLinux({ [region]: image.id });
  if (image.kind === 'pinned' && isKnown(image.deployed)) {
    return MachineImage.genericLinux({ [region]: image.deployed.value });
  }
  const architecture = architectureOf(instanceType) === 'arm64' ? 'arm64' : 'amd64';
  return MachineImage.fromSsmParameter(
    `/aws/service/canonical/ubuntu/server/${RELEASE}/stable/current/${architecture}/hvm/ebs-gp3/ami-id`,
    { os: OperatingSystemType.LINUX },
  );
}
