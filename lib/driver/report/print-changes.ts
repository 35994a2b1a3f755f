import type { Paint } from '../../terminal/paint';
import type { JudgedChange } from './change';
import { COMPONENT_FACTS, COMPONENTS, type Component } from '../components/component';
import type { Condition, Conditions } from '../components/condition';

export interface PlanReport {
  readonly link: string;
  readonly conditions: Conditions;
  /** The worst first. */
  readonly changes: readonly JudgedChange[];
}

/** Both clouds' changes side by side, what destroys or interrupts first and in words. */
export function printPlan({ link, conditions, changes }: PlanReport, paint: Paint): string {
  const alarms = changes.filter(({ effect }) => effect !== undefined);
  const sections = COMPONENTS.map((component) => section(component, conditions[component], changes, paint));
  return [
    paint.strong(link),
    ...(alarms.length === 0 ? [] : ['', paint.warn('Destroys or interrupts:'), ...alarms.map((c) => alarm(c, paint))]),
    ...sections.flatMap((lines) => ['', ...lines]),
    '',
    total(changes),
  ].join('\n');
}

const SIGNS = { create: '+', update: '~', replace: '±', delete: '-' } as const;

function alarm({ component, resource, action, uncertain, effect }: JudgedChange, paint: Paint): string {
  const verb = uncertain ? `may ${action}` : action;
  return paint.warn(`! ${COMPONENT_FACTS[component].title}, ${verb} ${resource}: ${effect?.words ?? ''}`);
}

function section(
  component: Component,
  condition: Condition,
  changes: readonly JudgedChange[],
  paint: Paint,
): readonly string[] {
  const own = changes.filter((change) => change.component === component);
  const title = paint.strong(`${COMPONENT_FACTS[component].title} (${COMPONENT_FACTS[component].tool})`);
  const hidden = condition.kind === 'outdated' && own.length === 0;
  return [
    `${title}: ${CONDITION_WORDS[condition.kind](condition)}`,
    ...(hidden ? ['  ~ outputs, exports or metadata only'] : []),
    ...own.map(
      ({ action, resource, type, properties }) =>
        `  ${SIGNS[action]} ${resource} ${paint.faint(type)}${properties.length > 0 ? `: ${properties.join(', ')}` : ''}`,
    ),
  ];
}

const CONDITION_WORDS: {
  readonly [K in Condition['kind']]: (condition: Condition) => string;
} = {
  absent: () => 'will be created',
  current: () => 'is as the config says',
  outdated: () => 'will be changed',
  busy: (condition) => (condition.kind === 'busy' ? `is ${condition.status}` : ''),
  broken: (condition) => (condition.kind === 'broken' ? `is ${condition.status}: ${condition.remedy}` : ''),
  waiting: (condition) =>
    condition.kind === 'waiting' ? `not planned before the ${COMPONENT_FACTS[condition.for].title} is there` : '',
  foreign: () => 'was deployed by other means and is left alone',
};

function total(changes: readonly JudgedChange[]): string {
  const count = (action: JudgedChange['action']) => changes.filter((change) => change.action === action).length;
  return `${count('create')} to create, ${count('update')} to change, ${count('replace')} to replace, ${count('delete')} to delete`;
}
