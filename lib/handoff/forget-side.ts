import { isRecord } from '../base/is-record';
import type { Handoff } from './handoff';
import { DEFAULT_COMMANDS } from './handoff-commands';
import { parseHandoff } from './parse';
import { parseJson, type Parsed } from './parsed';
import type { Side } from './side';
import { siteAt, withSiteFacts } from './site-facts';

/** Returns a hand-off without one side. That side may be invalid, as long as the file is JSON and the rest is valid. */
export function forgetSide(
  side: Side,
  text: string,
  file: string,
  link: string,
  commands = DEFAULT_COMMANDS,
): Parsed<Handoff> {
  const whole = parseHandoff(text, file, link, commands);
  if (whole.ok) return { ok: true, value: without(side, whole.value.handoff) };
  const json = parseJson(text);
  if (!json.ok || !isRecord(json.value)) return whole;
  const rest = parseHandoff(JSON.stringify(without(side, json.value)), file, link, commands);
  return rest.ok ? { ok: true, value: rest.value.handoff } : whole;
}

/** Also of a side that is invalid. */
function without<H extends object>(side: Side, handoff: H): H {
  const site = siteAt(side);
  return site === undefined ? { ...handoff, [side]: undefined } : withSiteFacts(handoff, site, undefined);
}
