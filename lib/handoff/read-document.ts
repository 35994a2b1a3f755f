import { parse } from 'yaml';
import { parseJson, refuse, type Parsed } from './parsed';

/** Reads JSON, or YAML, which `aws` and `az` print on request; without a parser's message, which may quote a secret. */
export function readDocument(text: string): Parsed<unknown> {
  const json = parseJson(text);
  if (json.ok) return json;
  try {
    const value: unknown = parse(text, { logLevel: 'error' });
    // YAML reads almost any other document as one string.
    return typeof value === 'object' && value !== null ? { ok: true, value } : json;
  } catch {
    return refuse('neither JSON nor YAML');
  }
}
