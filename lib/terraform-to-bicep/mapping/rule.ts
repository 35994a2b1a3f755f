import type { Json, JsonObject } from '../json';
import type { Node } from '../tree/node';

/** What a mapping may ask of the translation while it makes one resource. */
export interface MappingContext {
  /** The resource's own name, as a value. */
  readonly name: Node;
  /** Its attributes as Terraform has them. */
  readonly config: JsonObject;
  /** Moves a literal to the parameter of that name. */
  lift(name: string, value: Node): Node;
  /**
   * Translates a value, with the references in it.
   * @param attribute - path of the attribute whose type the value is converted to
   * @throws Inexpressible
   */
  node(value: Json, attribute?: string): Node;
  /** The attributes of the resource of the stack that an id refers to, if it is one. */
  configOf(reference: Json | undefined): JsonObject | undefined;
}

export type Entry = readonly [path: string, value: Node];
export type Transform = (value: Node, context: MappingContext) => Node | undefined;

/** What becomes of one attribute of azurerm. */
export type Rule =
  | {
      readonly kind: 'to';
      /** Where it goes in the request's body, with dots. */
      readonly path: string;
      readonly transform?: Transform;
      /** What the provider sends when the attribute is not set. */
      readonly unset?: Json;
      /** Must come from a secure parameter. */
      readonly secret?: boolean;
      /** Name of the parameter that a literal is moved to, where Bicep's linter refuses literals. */
      readonly parameter?: string;
      /** Must be set. */
      readonly required?: string;
    }
  | {
      readonly kind: 'blocks';
      readonly path: string;
      readonly fields: Fields;
      /** One object instead of a list. */
      readonly single?: boolean;
      /** Put into each object besides its fields. */
      readonly constants?: Constants;
      /** What the provider sends when there is no block. */
      readonly unset?: Json;
      /** Order, where Terraform has a set. */
      readonly sortBy?: string;
    }
  | {
      readonly kind: 'custom';
      /** `at` is the path of the attribute. */
      readonly make: (value: Json | undefined, context: MappingContext, at: string) => readonly Entry[];
    }
  /** Says how Terraform works, nothing of the resource. */
  | { readonly kind: 'terraform-only' }
  /** Known, and refused. */
  | { readonly kind: 'refused'; readonly why: string }
  /** The name of the resource that this one is a child of. */
  | { readonly kind: 'parent'; readonly type: string }
  /** The id of the resource that this one extends. */
  | { readonly kind: 'scope' }
  | { readonly kind: 'name' }
  | { readonly kind: 'group' };

export type Fields = Readonly<Record<string, Rule>>;
export type Constants = Readonly<Record<string, Json>>;

/** What can be read from a resource that exists. */
export interface Readable {
  readonly path: readonly (string | number)[];
  /** How nested attributes are called in Azure, where Terraform has a block. */
  readonly nested?: Readonly<Record<string, string>>;
}

/** How one azurerm type becomes one type of Azure Resource Manager. */
export interface Mapping {
  readonly terraform: string;
  readonly type: string;
  /** The one that azurerm 4.55.0 sends. */
  readonly apiVersion: string;
  readonly sources: { readonly arm: string; readonly terraform: string };
  /** What the resource is called in a symbolic name; a name that ends with one of them gets none. */
  readonly nouns: readonly [string, ...string[]];
  readonly attributes: Fields;
  readonly constants?: Constants;
  readonly readable?: Readonly<Record<string, Readable>>;
  /** Azure refuses two changes at a time below one parent, so they are chained. */
  readonly oneAtATime?: string;
  /** Goes last among those that can be made at the same time. */
  readonly late?: (config: JsonObject) => boolean;
  readonly comments?: (config: JsonObject) => readonly string[];
  /** What is wrong with the attributes as a whole. */
  readonly check?: (config: JsonObject) => readonly { readonly attribute: string; readonly message: string }[];
}

/** An azurerm type that only sets a property of another resource. */
export interface Association {
  readonly terraform: string;
  readonly sources: { readonly terraform: string };
  /** Attribute that names the resource whose property it sets. */
  readonly target: string;
  /** Attribute whose value it sets. */
  readonly value: string;
  readonly path: string;
}
