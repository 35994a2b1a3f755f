import { isRecord } from '../base/is-record';
import type { Handoff } from './handoff';
import { parseHandoff } from './parse';
import { parseJson, type Parsed } from './parsed';
import type { Side } from './side';

/** Returns a hand-off without one side. That side may be invalid, as long as the file is JSON and the rest is valid. */
export function forgetSide(side: Side, text: string, file: string, link: string): Parsed<Handoff> {
  const whole = parseHandoff(text, file, link);
  if (whole.ok) return { ok: true, value: { ...whole.value.handoff, [side]: undefined } };
  const json = parseJson(text);
  if (!json.ok || !isRecord(json.value)) return whole;
  const rest = parseHandoff(JSON.stringify({ ...json.value, [side]: undefined }), file, link);
  return rest.ok ? { ok: true, value: rest.value.handoff } : whole;
}
