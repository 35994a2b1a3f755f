import { MachineImage, OperatingSystemType, type IMachineImage } from 'aws-cdk-lib/aws-ec2';
import type { InstanceArchitecture } from '../catalog/instance-architecture';
import { newestUbuntuParameter } from '../catalog/ubuntu-image';
import { valueOf } from '../model/fact';
import { imageOf } from '../model/image';
import type { Image } from '../model/link';

/**
 * The image of an instance, by its id: a template says from its first deployment on which machine it makes.
 * @throws Error when no image is known yet
 */
export function instanceImage(image: Image, region: string): IMachineImage {
  const chosen = imageOf(image);
  return MachineImage.genericLinux({ [region]: typeof chosen === 'string' ? chosen : valueOf(chosen) });
}

/** Canonical's newest Ubuntu image for a processor, which CloudFormation reads from Parameter Store when it deploys. */
export function newestUbuntu(architecture: InstanceArchitecture): IMachineImage {
  return MachineImage.fromSsmParameter(newestUbuntuParameter(architecture), { os: OperatingSystemType.LINUX });
}
