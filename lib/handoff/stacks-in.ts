import { isRecord } from '../base/is-record';
import { AWS_OUTPUTS, AZURE_OUTPUTS } from './outputs';
import { parseJson } from './parsed';

/** The outputs of stacks by the stacks' names, as `cdk deploy` and `cdktf deploy` write them. */
export type StackOutputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Returns the stacks in an outputs file that were deployed by vpc2vnet, of any link.
 * @returns an empty object for a file that is incomplete, or in which the outputs are not under the name of their stack
 */
export function stacksIn(text: string | undefined): StackOutputs {
  const json = text === undefined ? undefined : parseJson(text);
  if (json?.ok !== true || !isRecord(json.value)) return {};
  return Object.fromEntries(
    Object.entries(json.value).flatMap(([stack, outputs]) => (isOfOurs(stack, outputs) ? [[stack, outputs]] : [])),
  );
}

/** Each of our stacks reports its inputs. */
function isOfOurs(stack: string, outputs: unknown): outputs is Readonly<Record<string, unknown>> {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(stack) || !isRecord(outputs)) return false;
  return Object.hasOwn(outputs, AWS_OUTPUTS.inputs) || Object.hasOwn(outputs, AZURE_OUTPUTS.inputs);
}

/** Returns an outputs file's content, with the saved outputs of stacks that it does not have. */
export function withAside(text: string | undefined, aside: StackOutputs): string | undefined {
  if (Object.keys(aside).length === 0) return text;
  if (text === undefined) return JSON.stringify(aside);
  const json = parseJson(text);
  if (!json.ok || !isRecord(json.value) || isOfOneStack(json.value)) return text;
  return JSON.stringify({ ...aside, ...json.value });
}

/**
 * Returns an outputs file's content without what a link would read from it: these stacks, or outputs that are not under
 * the name of a stack.
 * @returns the content itself when it has none of these, and undefined when nothing of any link remains
 */
export function withoutStacks(text: string, stacks: ReadonlySet<string>): string | undefined {
  const json = parseJson(text);
  if (!json.ok || !isRecord(json.value)) return undefined;
  if (!isOfOneStack(json.value) && !Object.keys(json.value).some((stack) => stacks.has(stack))) return text;
  const others = Object.entries(stacksIn(text)).filter(([stack]) => !stacks.has(stack));
  return others.length === 0 ? undefined : `${JSON.stringify(Object.fromEntries(others), undefined, 2)}\n`;
}

/** As `terraform output -json` and `az deployment group show` print them: outputs without the name of their stack. */
function isOfOneStack(json: object): boolean {
  return Object.hasOwn(json, AZURE_OUTPUTS.gatewayAddresses) || Object.hasOwn(json, 'properties');
}
