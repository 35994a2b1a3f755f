import type { Component, ComponentKind } from '../../model/components';
import { PLAIN_SITE, sitePath } from '../../model/names';
import { forgetCommand, importCommand, type NamedFiles } from '../../workspace/commands';
import type { ObservedComponent } from './state';

/** The next step, decided from the observed states alone. */
export type Decision =
  | { readonly kind: 'deploy'; readonly component: Component }
  /** It is in a network that is replaced, and is created again afterwards. */
  | { readonly kind: 'remove'; readonly component: Component }
  | { readonly kind: 'wait'; readonly component: Component; readonly status: string }
  | { readonly kind: 'blocked'; readonly component: Component; readonly why: string; readonly remedy: string }
  | { readonly kind: 'done' };

/** Returns what to do with the first component that is not up to date; each may rely on those before it. */
export function decide(observed: readonly ObservedComponent[], files: NamedFiles = {}): Decision {
  for (const { component, state } of observed) {
    switch (state.label) {
      case 'up to date':
      case 'external':
        break;
      case 'not deployed':
        return { kind: 'deploy', component };
      case 'changes pending': {
        if (state.remain === true) break;
        const inTheWay = state.replacesRouterNetwork === true ? routerOf(component, observed) : undefined;
        return inTheWay === undefined ? { kind: 'deploy', component } : { kind: 'remove', component: inTheWay };
      }
      case 'in progress':
        return { kind: 'wait', component, status: state.status };
      case 'failed':
        return { kind: 'blocked', component, why: state.status, remedy: state.remedy };
      case 'blocked': {
        const giver = observed.find((each) => each.component.id === state.by)?.component;
        return {
          kind: 'blocked',
          component,
          why: `needs facts of the ${giver?.title ?? state.by}, which is deployed but does not provide them, or was deployed with another address or key of the router`,
          remedy: giver === undefined ? 'run this again' : remedyFor(giver, files),
        };
      }
    }
  }
  return { kind: 'done' };
}

/** Returns a router that exists in a site; undefined when none does. */
function routerOf({ site }: Component, observed: readonly ObservedComponent[]): Component | undefined {
  return observed.find(
    ({ component, exists }) => component.kind === 'router' && component.site === site && exists === true,
  )?.component;
}

function remedyFor({ kind, site = PLAIN_SITE }: Component, files: NamedFiles): string {
  return kind === 'network'
    ? `run \`${forgetCommand(sitePath(site), files)}\`, then this again`
    : MISSING_FACTS[kind](files);
}

const MISSING_FACTS: Readonly<Record<Exclude<ComponentKind, 'network'>, (files: NamedFiles) => string>> = {
  azure: (files) =>
    `deploy it again if the router's address or key is new, then import its outputs with \`${importCommand(files)}\`; FILE has the output of \`az deployment group show\``,
  router: () => 'run this again',
};
