import type { Node, Of, Property } from './node';
import type { Type } from './type';

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly secure: boolean;
  readonly description?: string;
  /** Absent: the deployment must set a value. */
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
  /** Description for the reviewer. */
  readonly why?: string;
}

export interface Resource {
  readonly symbol: string;
  readonly type: string;
  readonly apiVersion: string;
  /** Whether it is an existing resource, which is not deployed. */
  readonly existing: boolean;
  /** Last segment of the name. */
  readonly name: Node;
  /** Symbol of the resource that this one is a child of. */
  readonly parent?: string;
  /** Symbol of the resource that this one extends. */
  readonly scope?: string;
  /** Resource group of an existing resource; absent when it is the template's. */
  readonly group?: Node;
  readonly body: Of<'object'>;
  /** Dependencies that no reference implies. */
  readonly dependsOn: readonly Dependency[];
  /** Comments for the reviewer. */
  readonly comments: readonly string[];
}

/** A template that another one deploys into a resource group. */
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

/** What a template is deployed to: a resource group, or the subscription that it creates the group in. */
export type Scope = 'resourceGroup' | 'subscription';

/** A deployable template; everything in it is frozen, sorted and named. */
export interface Template {
  readonly scope: Scope;
  readonly description?: string;
  /** Note at the top of every file, such as that it is a preview. */
  readonly notice?: string;
  readonly parameters: readonly Parameter[];
  readonly variables: readonly Variable[];
  readonly resources: readonly Resource[];
  readonly modules: readonly Module[];
  readonly outputs: readonly Output[];
  /** Variables of the stack that the template does not use. @default - none */
  readonly unused?: readonly string[];
  /** What must hold of the existing resources, which a template cannot check. @default - nothing */
  readonly checks?: readonly string[];
}

/** The description of a template, starting with its notice; `undefined` without one. */
export function describeTemplate({ notice, description }: Template): string | undefined {
  const said = [notice, description].filter((text) => text !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
}
