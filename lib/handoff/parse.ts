import { createHash } from 'node:crypto';
import { HANDOFF_VERSION, handoffSchema, type Handoff } from './handoff';
import { firstBroken } from './wording';

/** A value, or one line that tells what is wrong with the file it should have come from. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

const REBUILD =
  'delete it and run `npm run synth`, which rebuilds it from the outputs of `npx cdk deploy` and `npx cdktf deploy`';

/** The text of a hand-off file; its digest shows when somebody edits it. */
export function printHandoff(handoff: Handoff): string {
  return `${JSON.stringify({ ...handoff, digest: digestOf(handoff) }, undefined, 2)}\n`;
}

/** Reads the text of a hand-off file that belongs to `link`. */
export function parseHandoff(text: string, file: string, link: string): Parsed<Handoff> {
  const json = parseJson(text);
  if (!json.ok) return refuse(`${file} is not complete JSON (half-written or edited); ${REBUILD}`);
  if (typeof json.value !== 'object' || json.value === null) return refuse(`${file} is not a hand-off; ${REBUILD}`);
  const { digest, ...content } = json.value as Record<string, unknown>;
  const { version } = content;
  if (typeof version !== 'number') return refuse(`${file} is not a hand-off; ${REBUILD}`);
  if (version !== HANDOFF_VERSION) {
    return refuse(`${file} has version ${version}, and this vpc2vnet reads ${HANDOFF_VERSION}; ${REBUILD}`);
  }
  const checked = handoffSchema.safeParse(content, { reportInput: true });
  if (!checked.success) {
    const { place, rule } = firstBroken(checked.error);
    return refuse(`${file} is not a hand-off: '${place}' ${rule}; ${REBUILD}`);
  }
  if (digest !== digestOf(checked.data)) return refuse(`${file} was edited by hand; ${REBUILD}`);
  if (checked.data.link !== link) {
    return refuse(
      `${file} belongs to the link '${checked.data.link}', not to '${link}'; name another with --handoff, or delete it`,
    );
  }
  return { ok: true, value: checked.data };
}

/** Parses JSON without the parser's own message, which may quote the text. */
export function parseJson(text: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return refuse('not JSON');
  }
}

export function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

function digestOf(handoff: Handoff): string {
  return createHash('sha256').update(canonical(handoff)).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
