import { MachineImage, OperatingSystemType, type IMachineImage } from 'aws-cdk-lib/aws-ec2';
import type { InstanceArchitecture } from '../catalog/instance-architecture';
import { valueOf } from '../model/fact';
import { imageOf } from '../model/image';
import type { Image } from '../model/link';

const RELEASE = '24.04';

/**
 * The image of an instance, by its id: a template says from its first deployment on which machine it makes.
 * @throws Error when no image is known yet
 */
export function instanceImage(image: Image, region: string): IMachineImage {
  const chosen = imageOf(image);
  return MachineImage.genericLinux({ [region]: typeof chosen === 'string' ? chosen : valueOf(chosen) });
}

/**
 * Canonical's newest Ubuntu image for a processor, which CloudFormation reads from Parameter Store when it deploys.
 * @see https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
 */
export function newestUbuntu(architecture: InstanceArchitecture): IMachineImage {
  const name = architecture === 'arm64' ? 'arm64' : 'amd64';
  return MachineImage.fromSsmParameter(
    `/aws/service/canonical/ubuntu/server/${RELEASE}/stable/current/${name}/hvm/ebs-gp3/ami-id`,
    { os: OperatingSystemType.LINUX },
  );
}
