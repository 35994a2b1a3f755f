import { EmitError, emitAzure } from '../../../lib/terraform-to-bicep';
import { emitted } from './cases';
import type { Compiler, Snapshot } from './compiler';
import { VARIABLES, type Asked } from './expressions';
import { POSITIONS, type Found, type Position, type Sections } from './positions';
import { askTerraform } from './terraform';

/** An expression at a position, and its results. */
export interface Verdict extends Asked {
  readonly position: string;
  readonly outcome: 'same' | 'refused' | 'bent' | 'not compiled' | 'failed in Azure' | 'invalid';
  readonly detail: string;
}

interface Question extends Asked {
  readonly position: Position;
  readonly index: number;
  readonly expected: { readonly value: unknown } | undefined;
}

/** Expressions per template; the limit of outputs is the smallest one. */
const BATCH = 60;

/**
 * Evaluates each expression at each of its positions with Terraform and with Azure's template engine. Expressions
 * without a value in Terraform, or with a value that Azure cannot receive, are skipped.
 */
export async function judge(
  asked: readonly (Asked & { readonly positions?: readonly string[] })[],
  compiler: Compiler,
): Promise<readonly Verdict[]> {
  const pairs = asked.flatMap(({ positions, ...each }) =>
    POSITIONS.filter(({ name }) => positions?.includes(name) ?? true).map((position) => ({ ...each, position })),
  );
  const answers = askTerraform(
    VARIABLES,
    pairs.map(({ expression, position }) => position.converted(expression)),
  );
  const questions: readonly Question[] = pairs.map((pair, index) => ({ ...pair, index, expected: answers[index] }));
  const open = questions.filter(({ expected, position }) => expected !== undefined && position.takes(expected.value));
  const verdicts: Verdict[] = [];
  for (let start = 0; start < open.length; start += BATCH) {
    const { accepted, refused } = sift(open.slice(start, start + BATCH));
    verdicts.push(...refused, ...(await judgeTogether(accepted, compiler)));
  }
  return verdicts;
}

function stackOf(questions: readonly Question[]): unknown {
  const stack: Sections = { resource: {}, output: {} };
  for (const { position, expression, index } of questions) position.put(stack, expression, index);
  return { provider: { azurerm: [{ features: [{}] }] }, ...VARIABLES, ...stack };
}

/** Separates the rejected expressions from the others; each problem names its position. */
function sift(questions: readonly Question[]): {
  readonly accepted: readonly Question[];
  readonly refused: readonly Verdict[];
} {
  try {
    emitAzure(stackOf(questions));
    return { accepted: questions, refused: [] };
  } catch (error) {
    if (!(error instanceof EmitError)) throw error;
    const messages = new Map(error.problems.map(({ path, message }) => [Number(/(\d+)$/.exec(path)?.[1]), message]));
    const refused = questions.filter(({ index }) => messages.has(index));
    if (refused.length === 0) throw error;
    const rest = sift(questions.filter(({ index }) => !messages.has(index)));
    const verdicts = refused.map((question) => verdict(question, 'refused', messages.get(question.index) ?? ''));
    return { accepted: rest.accepted, refused: [...verdicts, ...rest.refused] };
  }
}

/** Evaluates all in one template; in halves when one of them makes the template invalid. */
async function judgeTogether(questions: readonly Question[], compiler: Compiler): Promise<readonly Verdict[]> {
  if (questions.length === 0) return [];
  const files = emitted(stackOf(questions));
  const compiled = await compiler.compile(files, 'main.bicep');
  // A list of values of several types has no more specific type in Bicep.
  const diagnostics = compiled.diagnostics.filter((each) => !each.includes('use-user-defined-types'));
  const failure =
    diagnostics.length > 0 ? (['not compiled', diagnostics.join('; ')] as const) : await snapshotOf(compiler, files);
  if (!Array.isArray(failure)) return questions.map((question) => compare(question, foundIn(failure as Snapshot)));
  const [outcome, detail] = failure as readonly ['not compiled' | 'failed in Azure', string];
  const [only] = questions;
  if (questions.length === 1 && only !== undefined) return [verdict(only, outcome, detail)];
  const middle = Math.ceil(questions.length / 2);
  return [
    ...(await judgeTogether(questions.slice(0, middle), compiler)),
    ...(await judgeTogether(questions.slice(middle), compiler)),
  ];
}

async function snapshotOf(
  compiler: Compiler,
  files: Readonly<Record<string, string>>,
): Promise<Snapshot | readonly ['failed in Azure', string]> {
  try {
    return await compiler.snapshot(files, 'main.bicep');
  } catch (error) {
    return ['failed in Azure', error instanceof Error ? error.message : String(error)];
  }
}

function foundIn({ predictedResources, outputs }: Snapshot): Found {
  return { byName: new Map(predictedResources.map((each) => [String(each.name), each])), outputs };
}

function compare(question: Question, found: Found): Verdict {
  const actual = question.position.read(found, question.index);
  const expected = question.expected?.value;
  if (sameJson(actual, expected)) return verdict(question, 'same', '');
  return verdict(question, 'bent', `Terraform: ${JSON.stringify(expected)}, Azure: ${JSON.stringify(actual)}`);
}

function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(sorted);
  if (typeof of !== 'object' || of === null) return of;
  return Object.fromEntries(
    Object.entries(of)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  );
}

function verdict(
  { position, expression, of, valueClass }: Question,
  outcome: Verdict['outcome'],
  detail: string,
): Verdict {
  return { expression, of, valueClass, position: position.name, outcome, detail };
}
