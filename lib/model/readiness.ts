import { isKnown, type Fact, type FactSource } from './fact';
import type { Plan } from './link';

/** The public addresses of the Azure gateway that are known. */
export function gatewayAddressesOf(plan: Plan): readonly string[] {
  return plan.azure.gateway.addresses.filter(isKnown).map((address) => address.value);
}

/** The commands whose outputs some fact still waits for. */
export function pendingSources(plan: Plan): ReadonlySet<FactSource> {
  const facts: readonly Fact<unknown>[] = [
    plan.aws.sharedKeySecretArn,
    ...plan.aws.routers.map((router) => router.address),
    ...plan.azure.gateway.addresses,
  ];
  return new Set(facts.flatMap((fact) => (fact.kind === 'pending' ? [fact.source] : [])));
}

/** Whether the routers can be rendered: both ends of every tunnel are known. */
export function routersReady(plan: Plan): boolean {
  return pendingSources(plan).size === 0;
}
