import type { Node, Of, Property } from './node';
import type { Type } from './type';

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly secure: boolean;
  readonly description?: string;
  /** Absent: a value must be given at deployment. */
  readonly defaultValue?: Node;
  readonly allowedValues?: readonly Node[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
}

export interface Variable {
  readonly name: string;
  readonly value: Node;
}

export interface Dependency {
  readonly symbol: string;
  /** What a reviewer should know of it. */
  readonly why?: string;
}

export interface Resource {
  readonly symbol: string;
  readonly type: string;
  readonly apiVersion: string;
  /** Looked up rather than deployed. */
  readonly existing: boolean;
  /** Last segment of the name. */
  readonly name: Node;
  /** Symbol of the resource that this one is a child of. */
  readonly parent?: string;
  /** Symbol of the resource that this one extends. */
  readonly scope?: string;
  /** Resource group of an existing resource, when it is another one. */
  readonly group?: Node;
  readonly body: Of<'object'>;
  /** Those that no reference implies. */
  readonly dependsOn: readonly Dependency[];
  /** Answers to what a reviewer would ask. */
  readonly comments: readonly string[];
}

/** A template deployed by another one into a resource group. */
export interface Module {
  readonly symbol: string;
  /** Name of the deployment. */
  readonly name: string;
  readonly file: string;
  /** Symbol of the resource group. */
  readonly group: string;
  readonly params: readonly Property[];
  readonly template: Template;
}

export interface Output {
  readonly name: string;
  readonly type: Type;
  readonly description?: string;
  readonly value: Node;
}

export type Scope = 'resourceGroup' | 'subscription';

/** One deployable template; everything in it is frozen, ordered and named. */
export interface Template {
  readonly scope: Scope;
  readonly description?: string;
  /** What to say first in every file, such as that it is a preview. */
  readonly notice?: string;
  readonly parameters: readonly Parameter[];
  readonly variables: readonly Variable[];
  readonly resources: readonly Resource[];
  readonly modules: readonly Module[];
  readonly outputs: readonly Output[];
  /** Variables of the stack that nothing in the template mentions. @default - none */
  readonly unused?: readonly string[];
}

/** What a template says of itself: first what to say in every file. */
export function describeTemplate({ notice, description }: Template): string | undefined {
  const said = [notice, description].filter((text) => text !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
}
