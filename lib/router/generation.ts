import { createHash } from 'node:crypto';
import { architectureOf } from '../catalog/instance-architecture';
import type { Plan, RouterPlan } from '../model/link';
import { NO_SIGNALS, renderRouter, type RouterScripts } from './router-files';

const LENGTH = 8;

/**
 * A short digest of everything that makes a new instance of a router necessary: what CloudFormation replaces an
 * instance for, and the files that are read on the first boot only. The remembered image is left out: it is the same
 * image before and after it was remembered.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
 */
export function routerGeneration(plan: Plan, router: RouterPlan, scripts: RouterScripts): string {
  const image = router.image.kind === 'given' ? router.image.id : '';
  const { userData } = renderRouter(plan, router, scripts, NO_SIGNALS);
  const subnet = plan.aws.subnets.find(({ name }) => name === router.subnetName);
  const instance = [image, architectureOf(router.instanceType), subnet, router.rootVolumeGiB, userData];
  return createHash('sha256').update(JSON.stringify(instance)).digest('hex').slice(0, LENGTH);
}
