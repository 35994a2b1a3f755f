import type { Json, JsonObject } from '../json';
import type { Node } from '../tree/node';

/** What a mapping can use of the translation while it maps one resource. */
export interface MappingContext {
  /** The resource's own name, as a value. */
  readonly name: Node;
  /** Its attributes in Terraform. */
  readonly config: JsonObject;
  /** Moves a literal to the parameter of that name; returns the reference. */
  lift(name: string, value: Node): Node;
  /**
   * Translates a value with its references.
   * @param attribute - path of the attribute whose type the value is converted to
   * @throws Inexpressible when it has no counterpart, or is not converted to that type
   */
  node(value: Json, attribute?: string): Node;
  /** The value, or the fallback in a deployment where the value is null: for Terraform it is absent. */
  orElse(value: Node, fallback: Node): Node;
  /** The attributes of the resource that an id refers to; `undefined` when it is not in the stack. */
  configOf(reference: Json | undefined): JsonObject | undefined;
}

export type Entry = readonly [path: string, value: Node];
export type Transform = (value: Node, context: MappingContext) => Node | undefined;

/** Mapping of one attribute of azurerm. */
export type Rule =
  | {
      readonly kind: 'to';
      /** Path in the request's body, with dots. */
      readonly path: string;
      readonly transform?: Transform;
      /** Value that the provider sends when the attribute is not set. */
      readonly unset?: Json;
      /** Must come from a secure parameter. */
      readonly secret?: boolean;
      /** Name of the parameter that a literal is moved to, where Bicep's linter rejects literals. */
      readonly parameter?: string;
      /** Message when it is not set. */
      readonly required?: string;
    }
  | {
      readonly kind: 'blocks';
      readonly path: string;
      readonly fields: Fields;
      /** One object instead of a list. */
      readonly single?: boolean;
      /** Added to the fields of each object. */
      readonly constants?: Constants;
      /** Value that the provider sends without a block. */
      readonly unset?: Json;
      /** Order of the objects, as Terraform has a set. */
      readonly sortBy?: string;
    }
  | {
      readonly kind: 'custom';
      /** `at` is the path of the attribute. */
      readonly make: (value: Json | undefined, context: MappingContext, at: string) => readonly Entry[];
    }
  /** Controls Terraform, not the resource. */
  | { readonly kind: 'terraform-only' }
  /** Known, and rejected with this reason. */
  | { readonly kind: 'refused'; readonly why: string }
  /** The name of the resource that this one is a child of. */
  | { readonly kind: 'parent'; readonly type: string }
  /** The id of the resource that this one extends. */
  | { readonly kind: 'scope' }
  | { readonly kind: 'name' }
  | { readonly kind: 'group' };

export type Fields = Readonly<Record<string, Rule>>;
export type Constants = Readonly<Record<string, Json>>;

/** Attributes that can be read from a deployed resource. */
export interface Readable {
  readonly path: readonly (string | number)[];
  /** Azure's names of nested attributes, where Terraform has a block. */
  readonly nested?: Readonly<Record<string, string>>;
}

/** Mapping of one azurerm type to one type of Azure Resource Manager. */
export interface Mapping {
  readonly terraform: string;
  readonly type: string;
  /** API version that azurerm 4.55.0 uses. */
  readonly apiVersion: string;
  readonly sources: { readonly arm: string; readonly terraform: string };
  /** Suffixes for symbolic names; the first is appended to a name that ends with none of them. */
  readonly nouns: readonly [string, ...string[]];
  readonly attributes: Fields;
  readonly constants?: Constants;
  readonly readable?: Readonly<Record<string, Readable>>;
  /** Why Azure rejects concurrent changes below one parent; such resources are deployed in sequence. */
  readonly oneAtATime?: string;
  /** Whether it is deployed last among those that could be deployed concurrently. */
  readonly late?: (config: JsonObject) => boolean;
  readonly comments?: (config: JsonObject) => readonly string[];
  /** Problems of the attributes as a whole. */
  readonly check?: (config: JsonObject) => readonly { readonly attribute: string; readonly message: string }[];
}

/** An azurerm type that only sets a property of another resource. */
export interface Association {
  readonly terraform: string;
  readonly sources: { readonly terraform: string };
  /** Attribute that names the resource whose property it sets. */
  readonly target: string;
  /** Attribute that contains the value. */
  readonly value: string;
  readonly path: string;
}
