/** A position of an expression in a stack, and Terraform's conversion there. */
export interface Position {
  readonly name: string;
  /** Terraform's conversion at that position, around the expression. */
  readonly converted: (expression: string) => string;
  /** Whether Azure accepts such a value at that position. */
  readonly takes: (value: unknown) => boolean;
  /** Adds the expression to a stack. @param index - makes names of resources differ */
  readonly put: (stack: Sections, expression: string, index: number) => void;
  /** The value that the engine returns for the position; `undefined` without one. */
  readonly read: (snapshot: Found, index: number) => unknown;
}

/** Sections of a stack, while it is put together. */
export interface Sections {
  readonly resource: Record<string, Record<string, Record<string, unknown>>>;
  readonly output: Record<string, unknown>;
}

/** Resources of a snapshot, by name. */
export interface Found {
  readonly byName: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const PLACED = { resource_group_name: 'judged', location: '${var.location}' };
const SPACE = { ...PLACED, address_space: ['10.0.0.0/8'] };

function add(stack: Sections, type: string, key: string, config: Record<string, unknown>): void {
  (stack.resource[type] ??= {})[key] = config;
}

function at(found: Found, name: string, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    found.byName.get(name),
  );
}

const isText = (value: unknown): boolean => typeof value === 'string';
const always = (): boolean => true;

/** A name, a tag, an item of a list, a whole list, a map, a number, true or false, and an output. */
export const POSITIONS: readonly Position[] = [
  {
    name: 'name',
    converted: (expression) => `tostring(${expression})`,
    takes: (value) => typeof value === 'string' && /^[\w.-]{1,60}$/.test(value),
    put: (stack, expression, index) =>
      add(stack, 'azurerm_public_ip', `name${index}`, {
        ...PLACED,
        name: `n${index}-\${${expression}}`,
        allocation_method: 'Static',
      }),
    read: ({ byName }, index) => {
      const name = [...byName.keys()].find((each) => each.startsWith(`n${index}-`));
      return name?.slice(`n${index}-`.length);
    },
  },
  {
    name: 'tag',
    converted: (expression) => `tostring(${expression})`,
    takes: isText,
    put: (stack, expression, index) =>
      add(stack, 'azurerm_virtual_network', `tag${index}`, {
        ...SPACE,
        name: `tag${index}`,
        tags: { it: `\${${expression}}` },
      }),
    read: (found, index) => at(found, `tag${index}`, 'tags', 'it'),
  },
  {
    name: 'item of a list',
    converted: (expression) => `tostring(${expression})`,
    takes: isText,
    put: (stack, expression, index) =>
      add(stack, 'azurerm_virtual_network', `item${index}`, {
        ...SPACE,
        name: `item${index}`,
        dns_servers: ['10.0.0.4', `\${${expression}}`],
      }),
    read: (found, index) =>
      (at(found, `item${index}`, 'properties', 'dhcpOptions', 'dnsServers') as readonly unknown[] | undefined)?.[1],
  },
  {
    name: 'list',
    converted: (expression) => `[for each in (${expression}) : tostring(each)]`,
    takes: (value) => Array.isArray(value) && value.every(isText),
    put: (stack, expression, index) =>
      add(stack, 'azurerm_virtual_network', `list${index}`, {
        ...PLACED,
        name: `list${index}`,
        address_space: `\${${expression}}`,
      }),
    read: (found, index) => at(found, `list${index}`, 'properties', 'addressSpace', 'addressPrefixes'),
  },
  {
    name: 'map',
    converted: (expression) => `{ for key, each in (${expression}) : key => tostring(each) }`,
    takes: (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText),
    put: (stack, expression, index) =>
      add(stack, 'azurerm_virtual_network', `map${index}`, {
        ...SPACE,
        name: `map${index}`,
        tags: `\${${expression}}`,
      }),
    read: (found, index) => at(found, `map${index}`, 'tags'),
  },
  {
    name: 'number',
    converted: (expression) => `tonumber(${expression})`,
    takes: (value) => typeof value === 'number',
    put: (stack, expression, index) =>
      add(stack, 'azurerm_virtual_network', `number${index}`, {
        ...SPACE,
        name: `number${index}`,
        flow_timeout_in_minutes: `\${${expression}}`,
      }),
    read: (found, index) => at(found, `number${index}`, 'properties', 'flowTimeoutInMinutes'),
  },
  {
    name: 'true or false',
    converted: (expression) => `tobool(${expression})`,
    takes: (value) => typeof value === 'boolean',
    put: (stack, expression, index) =>
      add(stack, 'azurerm_network_interface', `flag${index}`, {
        ...PLACED,
        name: `flag${index}`,
        ip_forwarding_enabled: `\${${expression}}`,
        ip_configuration: { name: 'it', private_ip_address_allocation: 'Dynamic', subnet_id: '${var.subnet}' },
      }),
    read: (found, index) => at(found, `flag${index}`, 'properties', 'enableIPForwarding'),
  },
  {
    name: 'output',
    converted: (expression) => expression,
    takes: always,
    put: (stack, expression, index) => void (stack.output[`o${index}`] = { value: `\${${expression}}` }),
    read: ({ outputs }, index) => outputs[`o${index}`] ?? null,
  },
];
