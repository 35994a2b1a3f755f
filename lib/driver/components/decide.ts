import { COMPONENT_FACTS, COMPONENTS, type Component } from './component';
import type { Conditions } from './condition';

/** The next step of a driver that only knows what it sees. */
export type Decision =
  | { readonly kind: 'deploy'; readonly component: Component }
  | { readonly kind: 'wait'; readonly component: Component; readonly status: string }
  | { readonly kind: 'blocked'; readonly component: Component; readonly why: string; readonly remedy: string }
  | { readonly kind: 'done' };

/** The first component that is not as it should be; each may rely on those before it. */
export function decide(conditions: Conditions): Decision {
  for (const component of COMPONENTS) {
    const condition = conditions[component];
    switch (condition.kind) {
      case 'current':
      case 'foreign':
        break;
      case 'absent':
      case 'outdated':
        return { kind: 'deploy', component };
      case 'busy':
        return { kind: 'wait', component, status: condition.status };
      case 'broken':
        return { kind: 'blocked', component, why: condition.status, remedy: condition.remedy };
      case 'waiting':
        return {
          kind: 'blocked',
          component,
          why: `needs facts of the ${COMPONENT_FACTS[condition.for].title}, which is there but does not tell them`,
          remedy: MISSING_FACTS[condition.for],
        };
    }
  }
  return { kind: 'done' };
}

const MISSING_FACTS: Readonly<Record<Component, string>> = {
  network: 'delete cdk-outputs.json and handoff.json and run this again',
  azure: 'give its outputs with `vpc2vnet handoff import FILE`, FILE being what `az deployment group show` prints',
  router: 'run this again',
};
