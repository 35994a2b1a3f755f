import { ownValue } from '../base/own-value';
import { componentsOf, type Component } from '../model/components';
import { pendingKeysOf } from '../model/fact';
import type { Inputs } from '../model/inputs';
import type { Link } from '../model/link';
import { memberOf, REQUESTED_KINDS } from './fact-kinds';
import type { Handoff } from './handoff';
import { siteFacts } from './site-facts';

/**
 * Whether a component is deployed according to the hand-off: all its facts that others need are known; a router has
 * reported its inputs or a fact. A request, such as for its replacement, is not evidence.
 */
export function isDeployed(link: Link, handoff: Handoff, component: Component): boolean {
  const pending = pendingKeysOf(link);
  const needed = new Set(componentsOf(link).flatMap(({ needs }) => needs));
  const given = component.gives.filter((key) => needed.has(key));
  if (given.length > 0) return given.every((key) => !pending.has(key));
  const reported = component.gives.filter((key) => !REQUESTED_KINDS.has(memberOf(key).kind));
  return deployedInputs(handoff, component) !== undefined || reported.some((key) => !pending.has(key));
}

/** Returns the inputs that a component was deployed with; undefined when its outputs have not reported them. */
export function deployedInputs(handoff: Handoff, { id, site }: Component): Inputs | undefined {
  const { deployed = {} } = (site === undefined ? handoff.azure : siteFacts(handoff, site)) ?? {};
  return ownValue(deployed, id);
}
