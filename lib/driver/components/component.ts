/** What a link is deployed as, in the order in which the parts can come up. */
export const COMPONENTS = ['network', 'azure', 'router'] as const;
export type Component = (typeof COMPONENTS)[number];

/** How a component is called, what builds it, and how long that usually takes. */
export interface ComponentFacts {
  readonly title: string;
  readonly tool: 'cdk' | 'terraform';
  /** Seconds that a first deployment usually takes. */
  readonly typicalSeconds: number;
  /** Seconds that its removal usually takes. */
  readonly typicalRemovalSeconds: number;
}

/**
 * Typical times: CloudFormation makes a VPC in a minute or two; the router waits for packages, the tunnel and a
 * forced rekey; Azure says 45 minutes or more for a VPN gateway.
 * @see https://learn.microsoft.com/azure/vpn-gateway/tutorial-create-gateway-portal
 */
export const COMPONENT_FACTS: Readonly<Record<Component, ComponentFacts>> = {
  network: { title: 'AWS network', tool: 'cdk', typicalSeconds: 90, typicalRemovalSeconds: 60 },
  azure: { title: 'Azure side', tool: 'terraform', typicalSeconds: 2700, typicalRemovalSeconds: 1200 },
  router: { title: 'AWS router', tool: 'cdk', typicalSeconds: 420, typicalRemovalSeconds: 180 },
};
