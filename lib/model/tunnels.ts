import type { AwsPlan, AzurePlan, TunnelPlan } from './link';

/** First interface id; any number but zero will do, since zero means none. */
const FIRST_INTERFACE_ID = 42;

/** One tunnel from each router to each gateway address. */
export function tunnelsBetween(aws: AwsPlan, azure: AzurePlan): readonly TunnelPlan[] {
  return aws.routers.flatMap((router) =>
    azure.gateway.addresses.map((gatewayAddress, index) => ({
      name: `azure-${index}`,
      routerName: router.name,
      routerAddress: router.address,
      gatewayAddress,
      interfaceName: `ipsec${index}`,
      interfaceId: FIRST_INTERFACE_ID + index,
      localPrefixes: aws.prefixes,
      remotePrefixes: azure.prefixes,
    })),
  );
}
