import type { World } from './world';

/** What keeps the link from working, in this model's own terms; none when it works. */
export function disagreements({ aws: { network, router }, azure }: World): readonly string[] {
  if (network === undefined || router === undefined || azure === undefined) {
    const missing = { network, router, azure };
    return Object.entries(missing).flatMap(([name, part]) => (part === undefined ? [`no ${name}`] : []));
  }
  const same = (what: string, one: unknown, other: unknown): readonly string[] =>
    JSON.stringify(one) === JSON.stringify(other) ? [] : [what];
  return [
    ...same("Azure sends to another address than the router's", azure.peer, network.address),
    ...same('the router has another address than the network', router.address, network.address),
    ...same("the router's secret is gone", router.secretArn, network.secretArn),
    ...same('the keys differ', azure.key, network.key),
    ...same('the router is in another VPC', router.vpc, network.vpc),
    ...same('the router is in another subnet', router.subnet, network.subnet),
    ...same('the router sends to another gateway', router.gateway, azure.gateway),
    ...same('the policies differ', router.policy, azure.policy),
    ...same('Azure routes other ranges than the VPC has', azure.local, network.cidrs),
    ...same('the router has other ranges of the VPC', router.local, network.cidrs),
    ...same('the router has other ranges of the VNet', router.remote, azure.vnet),
    ...(azure.mode === 'ResponderOnly' && !router.initiates ? ['neither side initiates'] : []),
  ];
}
