import { section, setting, type SettingsNode } from '../../lib/strongswan/settings';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Reads the settings language as strongSwan's own grammar does, written apart from the printer. */
export function parseSettings(text: string): readonly SettingsNode[] {
  let at = 0;
  const space = (): void => {
    while (at < text.length && ' \t\n'.includes(text[at] ?? '')) at += 1;
  };
  const name = (): string => {
    const start = at;
    while (/[A-Za-z0-9_-]/.test(text[at] ?? '')) at += 1;
    return text.slice(start, at);
  };
  const expectText = (token: string): void => {
    if (!text.startsWith(token, at)) throw new Error(`expected '${token}' at ${at}`);
    at += token.length;
  };
  const quoted = (): string => {
    let value = '';
    for (at += 1; text[at] !== '"'; at += 1) {
      if (at >= text.length) throw new Error('unterminated string');
      if (text[at] !== '\\') value += text[at];
      else value += ESCAPES[text[(at += 1)] ?? ''] ?? text[at];
    }
    at += 1;
    return value;
  };
  const bare = (): string => {
    const start = at;
    while (at < text.length && !'\n#{}"'.includes(text[at] ?? '')) at += 1;
    return text.slice(start, at).trim();
  };
  const nodes = (): SettingsNode[] => {
    const found: SettingsNode[] = [];
    for (space(); at < text.length && text[at] !== '}'; space()) {
      const key = name();
      space();
      if (text[at] === '{') {
        at += 1;
        const children = nodes();
        expectText('}');
        found.push(section(key, children));
      } else {
        expectText('=');
        while (text[at] === ' ') at += 1;
        found.push(setting(key, text[at] === '"' ? quoted() : bare()));
      }
    }
    return found;
  };
  const all = nodes();
  if (at < text.length) throw new Error(`unexpected '${text[at]}' at ${at}`);
  return all;
}
