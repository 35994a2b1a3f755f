import type { Paint } from '../../terminal/paint';
import type { Finding, Unanswered } from '../preflight/finding';
import type { JudgedChange } from './change';
import { describeState, titlesOf, type ObservedComponent, type TitleOf } from '../components/state';

export interface ChangesReport {
  readonly link: string;
  readonly components: readonly ObservedComponent[];
  /** The worst first. */
  readonly changes: readonly JudgedChange[];
  /** What deployed routers have lost, which no template shows; a sentence each, with its remedy. */
  readonly lost: readonly string[];
  /** What the clouds say of what is to be created. */
  readonly findings: readonly Finding[];
  readonly unanswered: readonly Unanswered[];
}

/** Returns both clouds' changes by component, the destructive and disruptive ones first with their effects. */
export function printChanges(report: ChangesReport, paint: Paint): string {
  const { link, components, changes, lost } = report;
  const titleOf = titlesOf(components);
  const first = changes.filter(({ effect }) => effect !== undefined);
  return [
    paint.strong(link),
    ...(first.length === 0
      ? []
      : ['', paint.warn('Destructive or disruptive:'), ...first.map((change) => warning(change, titleOf, paint))]),
    ...(lost.length === 0 ? [] : ['', paint.warn('Lost since the deployment:'), ...lost.map((text) => `! ${text}`)]),
    ...availability(report, paint),
    ...components.flatMap((observed) => ['', ...section(observed, changes, titleOf, paint)]),
    '',
    total(changes),
  ].join('\n');
}

const SIGNS = { create: '+', update: '~', replace: '±', delete: '-' } as const;

function warning(
  { component, resource, action, uncertain, effect }: JudgedChange,
  titleOf: TitleOf,
  paint: Paint,
): string {
  const verb = uncertain ? `may ${action}` : action;
  return paint.warn(`! ${titleOf(component)}, ${verb} ${resource}: ${effect?.words ?? ''}`);
}

/** What `up` would stop with before it creates anything, and what it would leave out. */
function availability({ findings, unanswered }: ChangesReport, paint: Paint): readonly string[] {
  const of = (kind: Finding['kind']): readonly string[] =>
    findings.filter((finding) => finding.kind === kind).map(({ text }) => `! ${text}`);
  const [problems, warnings] = [of('problem'), of('warning')];
  return [
    ...(problems.length === 0 ? [] : ['', paint.warn('`up` would stop before it creates anything:'), ...problems]),
    ...(warnings.length === 0 ? [] : ['', paint.warn('The link does not depend on these:'), ...warnings]),
    ...unanswered.map(({ question, why }) => paint.faint(`not checked: ${question} (${why})`)),
  ];
}

function section(
  { component, state }: ObservedComponent,
  changes: readonly JudgedChange[],
  titleOf: TitleOf,
  paint: Paint,
): readonly string[] {
  const own = changes.filter((change) => change.component === component.id);
  const hidden = state.label === 'changes pending' && own.length === 0;
  const coming = state.label === 'not deployed' ? ', will be created' : '';
  return [
    `${paint.strong(`${component.title} (${component.tool})`)}: ${describeState(state, titleOf)}${coming}`,
    ...(hidden ? ['  ~ outputs, exports or metadata only'] : []),
    ...own.map(
      ({ action, resource, type, properties }) =>
        `  ${SIGNS[action]} ${resource} ${paint.faint(type)}${properties.length > 0 ? `: ${properties.join(', ')}` : ''}`,
    ),
  ];
}

function total(changes: readonly JudgedChange[]): string {
  const count = (action: JudgedChange['action']) => changes.filter((change) => change.action === action).length;
  return `${count('create')} to create, ${count('update')} to change, ${count('replace')} to replace, ${count('delete')} to delete`;
}
