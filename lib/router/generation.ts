import { createHash } from 'node:crypto';
import { architectureOf } from '../catalog/instance-architecture';
import type { RouterView } from '../model/views';
import { NO_SIGNALS, renderRouter, type RouterScripts } from './router-files';

const LENGTH = 8;

/** What of a router makes a new instance necessary. */
interface GenerationInput {
  readonly view: RouterView;
  readonly userData: string;
}

/**
 * Each property of the instance that CloudFormation replaces it for, with what stands for it in the digest. Where one
 * is set by something optional, undefined must mean unset: it then leaves the digest of deployed routers as it was.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
 */
export const GENERATION_PROPERTIES = {
  // The image that was pinned is left out: it is the same image before and after it was reported.
  ImageId: ({ view }: GenerationInput) => (view.router.image.kind === 'given' ? view.router.image.id : ''),
  InstanceType: ({ view }: GenerationInput) => architectureOf(view.router.instanceType),
  NetworkInterfaces: ({ view: { subnet } }: GenerationInput) => ({
    name: subnet.name,
    cidr: subnet.cidr,
    public: subnet.public,
    zone: subnet.zone,
  }),
  BlockDeviceMappings: ({ view }: GenerationInput) => view.router.rootVolumeGiB,
  UserData: ({ userData }: GenerationInput) => userData,
} as const;

/** A short digest of everything that makes a new instance of a router necessary. */
export function routerGeneration(view: RouterView, scripts: RouterScripts): string {
  const { userData } = renderRouter(view, scripts, NO_SIGNALS);
  const parts = Object.values(GENERATION_PROPERTIES).map((part) => part({ view, userData }));
  const set = parts.filter((part) => part !== undefined);
  return createHash('sha256').update(JSON.stringify(set)).digest('hex').slice(0, LENGTH);
}
