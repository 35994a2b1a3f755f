/** An expression of either language, as the readers below find it. */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'interpolation'; readonly parts: readonly Expression[] }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly props: readonly (readonly [string, Expression])[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression; readonly safe?: true }
  | { readonly kind: 'lambda'; readonly args: readonly string[]; readonly body: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] };

/** Names that an expression mentions. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'value':
      return [];
    case 'name':
      return [expression.name];
    case 'interpolation':
      return expression.parts.flatMap(namesIn);
    case 'array':
      return expression.items.flatMap(namesIn);
    case 'object':
      return expression.props.flatMap(([, value]) => namesIn(value));
    case 'member':
      return [...namesIn(expression.of), ...namesIn(expression.key)];
    case 'call':
      return expression.args.flatMap(namesIn);
    case 'lambda':
      return namesIn(expression.body).filter((name) => !expression.args.includes(name));
    case 'operation':
      return expression.operands.flatMap(namesIn);
  }
}
