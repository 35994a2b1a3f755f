/** A file in strongSwan's settings language, which `swanctl.conf` and `strongswan.conf` share. */
export type SettingsNode =
  | { readonly kind: 'section'; readonly name: string; readonly children: readonly SettingsNode[] }
  | { readonly kind: 'setting'; readonly key: string; readonly value: string }
  | { readonly kind: 'include'; readonly pattern: string }
  | { readonly kind: 'comment'; readonly text: string };

export function section(name: string, children: readonly SettingsNode[]): SettingsNode {
  return { kind: 'section', name, children };
}

export function setting(key: string, value: string | number): SettingsNode {
  return { kind: 'setting', key, value: String(value) };
}

export function include(pattern: string): SettingsNode {
  return { kind: 'include', pattern };
}

export function comment(text: string): SettingsNode {
  return { kind: 'comment', text };
}
