/**
 * A text as a value of ARM JSON. What stands between brackets would be taken for an expression.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export function escapeText(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}

/** A text inside an expression. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
