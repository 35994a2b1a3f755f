import { createHash } from 'node:crypto';
import { architectureOf } from '../catalog/instance-architecture';
import { isKnown, valueOf } from '../model/fact';
import { imageOf } from '../model/image';
import { subnetIdentity } from '../model/subnet-identity';
import type { RouterView } from '../model/views';
import { knownDeployment, renderRouter, type RouterScripts } from './router-files';

const LENGTH = 8;

/** What of a router makes a new instance necessary. */
interface GenerationInput {
  readonly view: RouterView;
  readonly userData: string;
}

/**
 * Each property of the instance that CloudFormation replaces it for, with what represents it in the digest. Where one
 * is set by something optional, undefined must mean unset: it then leaves the digest of deployed routers as it was.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
 */
export const GENERATION_PROPERTIES = {
  ImageId: ({ view }: GenerationInput) => imageId(view),
  InstanceType: ({ view }: GenerationInput) => architectureOf(view.router.instanceType),
  NetworkInterfaces: ({ view: { subnet } }: GenerationInput) => subnetIdentity(subnet),
  BlockDeviceMappings: ({ view }: GenerationInput) => view.router.rootVolumeGiB,
  UserData: ({ userData }: GenerationInput) => userData,
} as const;

function imageId({ router }: RouterView): string {
  const image = imageOf(router.image);
  return typeof image === 'string' ? image : valueOf(image);
}

/**
 * A short digest of everything that makes a new instance of a router necessary. The router's identity counts by its
 * name, because its value is known to the deployment only, and as the one that Azure knows.
 */
export function routerGeneration(view: RouterView, scripts: RouterScripts): string {
  const { router, ipsec } = view;
  const identity = { address: router.address.key, sharedKeySecretArn: ipsec.sharedKeySecretArn.key };
  const { userData } = renderRouter(view, scripts, {
    ...knownDeployment(view),
    identity,
    // An instance of another user data needs wait conditions that were never answered.
    signals: { prepared: '', verified: router.wait.kind },
  });
  const parts = Object.values(GENERATION_PROPERTIES).map((part) => part({ view, userData }));
  const renewal = isKnown(router.renewal) ? { renewal: router.renewal.value } : undefined;
  const set = [...parts, renewal].filter((part) => part !== undefined);
  return createHash('sha256').update(JSON.stringify(set)).digest('hex').slice(0, LENGTH);
}
