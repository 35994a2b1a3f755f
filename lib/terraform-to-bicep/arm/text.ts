/**
 * A text as a value of ARM JSON. What begins with a bracket would be taken for an expression.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export function escapeText(text: string): string {
  if (!text.startsWith('[')) return text;
  // The doubled bracket is documented for texts that also end with one; any other is safe inside an expression.
  return text.endsWith(']') ? `[${text}` : `[${quote(text)}]`;
}

/** A text inside an expression. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The fixed part of a format, where braces mark places. */
export function escapeFormat(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}');
}
