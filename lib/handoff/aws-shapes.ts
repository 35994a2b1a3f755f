import { isRecord } from '../base/is-record';
import { componentsOf, type Component } from '../model/components';
import type { Link } from '../model/link';
import { AWS_OUTPUTS, outputOf } from './outputs';
import { refuse, type Parsed } from './parsed';

/** Outputs of stacks, by the stacks' names, as `cdk deploy --outputs-file` writes them. */
export type Stacks = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** States of a stack that has no resources, or will have none soon. */
const GONE = /^DELETE_|^ROLLBACK_|^CREATE_FAILED$|^REVIEW_IN_PROGRESS$/;

/**
 * The outputs of a link's CloudFormation stacks in any form: the file of `cdk deploy`, or what
 * `aws cloudformation describe-stacks` prints, whole or cut down by `--query` to stacks, one stack, or lists of outputs.
 * Outputs without a stack's name belong to the stack that has outputs of these names.
 * @returns undefined when nothing in the document is of this link; an error when a stack of the link was deleted
 */
export function awsStacksIn(document: unknown, link: Link, file: string): Parsed<Stacks | undefined> {
  const components = componentsOf(link).filter(({ tool }) => tool === 'cdk');
  const described = describedStacks(document, components);
  const ours = described.filter(({ name }) => components.some(({ stack }) => stack === name));
  const gone = ours.find(({ status }) => status !== undefined && GONE.test(status));
  if (gone !== undefined) return refuse(`${file}: the stack ${gone.name} is ${gone.status}; deploy it again first`);
  const found = ours.map(({ name, outputs }) => [name, outputs] as const);
  return { ok: true, value: found.length === 0 ? undefined : Object.fromEntries(found) };
}

interface Described {
  readonly name: string;
  readonly status?: string;
  readonly outputs: Readonly<Record<string, string>>;
}

function describedStacks(document: unknown, components: readonly Component[]): readonly Described[] {
  if (Array.isArray(document)) {
    const list = outputList(document);
    if (list === undefined) return document.flatMap((item) => describedStacks(item, components));
    const owner = ownerOf(list, components);
    return owner === undefined ? [] : [{ name: owner.stack, outputs: list }];
  }
  if (!isRecord(document)) return [];
  const { Stacks: stacks, StackName: name, StackStatus: status, Outputs: outputs } = document;
  if (Array.isArray(stacks)) return describedStacks(stacks, components);
  if (typeof name === 'string') {
    const list = Array.isArray(outputs) ? outputList(outputs) : undefined;
    return [{ name, status: typeof status === 'string' ? status : undefined, outputs: list ?? {} }];
  }
  return Object.entries(document).flatMap(([stack, given]) =>
    isRecord(given) ? [{ name: stack, outputs: texts(Object.entries(given)) }] : [],
  );
}

/** `[{ OutputKey, OutputValue }]`; undefined for another list. */
function outputList(list: readonly unknown[]): Readonly<Record<string, string>> | undefined {
  if (list.length === 0 || !list.every((item) => isRecord(item) && typeof item['OutputKey'] === 'string')) {
    return undefined;
  }
  return texts(list.filter(isRecord).map(({ OutputKey: name, OutputValue: value }) => [String(name), value]));
}

function texts(entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** The stack that has outputs of these names; undefined when none or several have. */
function ownerOf(list: Readonly<Record<string, string>>, components: readonly Component[]): Component | undefined {
  const [owner, ...others] = components.filter((component) =>
    namesOf(component).some((name) => Object.hasOwn(list, name)),
  );
  return others.length === 0 ? owner : undefined;
}

/** Names of the outputs of a stack that no other kind of stack has. */
function namesOf({ kind, gives }: Component): readonly string[] {
  return [...gives.map(outputOf), ...(kind === 'network' ? [AWS_OUTPUTS.region, AWS_OUTPUTS.prefixes] : [])];
}
