/**
 * A string as a value of ARM JSON. A string in brackets is escaped, as ARM would evaluate it as an expression.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export function escapeText(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}

/** A string inside an expression. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
