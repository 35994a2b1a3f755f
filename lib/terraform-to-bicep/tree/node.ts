import type { Type } from './type';

/** A scalar, a collection, a reference or an operation, independent of the target language. */
export type Node =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'decimal'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** `uniform`: a list of Terraform, whose items have one type, not a tuple. */
  | { readonly kind: 'array'; readonly items: readonly Node[]; readonly uniform?: true }
  | { readonly kind: 'object'; readonly props: readonly Property[] }
  | { readonly kind: 'interpolation'; readonly parts: readonly Node[] }
  | { readonly kind: 'param'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string }
  /** The resource id of a resource of the template, by its symbolic name. */
  | { readonly kind: 'resource-id'; readonly of: string }
  /** Its name, without those of its parents. */
  | { readonly kind: 'resource-name'; readonly of: string }
  /** A property that Azure returns for the deployed resource. */
  | { readonly kind: 'resource-state'; readonly of: string; readonly path: readonly (string | number)[] }
  | { readonly kind: 'module-output'; readonly of: string; readonly name: string }
  /** `safe`: null for a missing key. */
  | { readonly kind: 'access'; readonly base: Node; readonly key: Node; readonly safe?: true }
  /** A function, as an argument of functions such as `map`. */
  | { readonly kind: 'lambda'; readonly args: readonly Of<'local'>[]; readonly body: Node }
  /** The argument of a lambda. */
  | { readonly kind: 'local'; readonly name: string; readonly type: Type }
  /** A value that must not be null. */
  | { readonly kind: 'not-null'; readonly of: Node }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'conditional'; readonly test: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'not'; readonly of: Node };

export type Property = readonly [key: string, value: Node];

export type BinaryOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||' | '??' | '+' | '-' | '*' | '/' | '%';

export type Kind = Node['kind'];
export type Of<K extends Kind> = Extract<Node, { kind: K }>;

/** One function per kind of node; the compiler requires all. */
export type Printer<R> = { readonly [K in Kind]: (node: Of<K>) => R };

/** Calls the function for the kind of the node. */
export function printWith<R>(printer: Printer<R>): (node: Node) => R {
  return (node) => (printer[node.kind] as (node: Node) => R)(node);
}
