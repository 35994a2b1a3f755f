import { stripVTControlCharacters } from 'node:util';
import type { ToolEvent } from './tool-events';

/** What `cdktf` prints of one stack, line by line. */
export interface CdktfReader {
  readonly read: (line: string) => ToolEvent | undefined;
  /** Terraform's error messages so far; where it printed none, the last line of cdktf itself; empty without either. */
  readonly problems: () => readonly string[];
}

/**
 * Returns a reader of Terraform's output as `cdktf` prints it. The first line of each piece follows the stack's name,
 * the others are indented by as much, and cdktf's own lines are not indented. The last pieces may be missing, because
 * cdktf does not always print all of them before it exits.
 */
export function cdktfReader(stack: string): CdktfReader {
  const name = `${stack}  `;
  const indent = ' '.repeat(name.length);
  const errors: string[] = [];
  let inError = false;
  let ownMessage = '';

  const read = (line: string): ToolEvent | undefined => {
    const plain = stripVTControlCharacters(line);
    if (!plain.startsWith(name) && !plain.startsWith(indent)) {
      if (plain.trim() !== '' && !COUNTS.test(plain)) ownMessage = plain.trim();
      return undefined;
    }
    const text = plain.slice(name.length).replace(FRAME, '').trim();
    const resource = resourceEvent(text);
    const headline = /^(Error|Warning): (.*)$/.exec(text);
    if (headline !== null) inError = headline[1] === 'Error';
    else if (resource !== undefined) inError = false;
    const words = headline?.[2] ?? text;
    if (inError && words !== '' && !SOURCE.test(words)) errors.push(words);
    return resource;
  };
  return { read, problems: () => (errors.length > 0 || ownMessage === '' ? errors : [ownMessage]) };
}

/** `azurerm_subnet.subnet1 (Network/Subnet1): Creation complete after 1s [id=…]`; cdktf adds the construct's path */
const RESOURCE =
  /^(\S+)(?: \([^)]*\))?: (Creating|Still creating|Creation complete|Modifying|Still modifying|Modifications complete|Destroying|Still destroying|Destruction complete)\b/;

const ACTIONS: Readonly<Record<string, { readonly action: string; readonly state: 'working' | 'done' }>> = {
  Creating: { action: 'create', state: 'working' },
  'Still creating': { action: 'create', state: 'working' },
  'Creation complete': { action: 'create', state: 'done' },
  Modifying: { action: 'update', state: 'working' },
  'Still modifying': { action: 'update', state: 'working' },
  'Modifications complete': { action: 'update', state: 'done' },
  Destroying: { action: 'delete', state: 'working' },
  'Still destroying': { action: 'delete', state: 'working' },
  'Destruction complete': { action: 'delete', state: 'done' },
};

const COUNTS = /^\d+ Stacks? \w+ {2,}/;
const FRAME = /^[\s│╷╵]+/u;
/** The place of an error in `cdk.tf.json`, and the line there; neither helps the author of the YAML. */
const SOURCE = /^(on \S+ line \d+|\d+: )/;

function resourceEvent(text: string): ToolEvent | undefined {
  const [, resource = '', said = ''] = RESOURCE.exec(text) ?? [];
  const doing = ACTIONS[said];
  return doing === undefined
    ? undefined
    : { kind: 'resource', resource, type: resource.split('.')[0] ?? resource, ...doing };
}
