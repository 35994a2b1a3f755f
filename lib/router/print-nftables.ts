import type { NftAction, NftChain, NftMatch, NftRule, NftSet, NftTable } from './nftables';

type Printers<N extends { readonly kind: string }> = {
  readonly [K in N['kind']]: (node: Extract<N, { kind: K }>) => string;
};

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const NETWORK = /^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/;

const MATCH: Printers<NftMatch> = {
  interface: ({ direction, is, names }) =>
    `${direction === 'in' ? 'iifname' : 'oifname'}${is ? '' : ' !='} { ${names.map((name) => `"${checked(name, NAME)}"`).join(', ')} }`,
  address: ({ direction, set }) => `ip ${direction === 'source' ? 'saddr' : 'daddr'} @${checked(set, NAME)}`,
  icmp: ({ type }) => `icmp type ${type}`,
  udp: ({ from, to }) => `${from === undefined ? '' : `udp sport ${from} `}udp dport { ${to.join(', ')} }`,
  syn: () => 'tcp flags syn',
  established: () => 'ct state established,related',
};

const ACTION: Printers<NftAction> = {
  accept: () => 'accept',
  drop: () => 'counter drop',
  'clamp-mss': ({ bytes }) => `tcp option maxseg size set ${bytes}`,
};

/**
 * The text of a ruleset file; loading it replaces the table of the same name and touches no other.
 * @throws Error when a name or a network cannot be expressed.
 * @see https://wiki.nftables.org/wiki-nftables/index.php/Scripting
 */
export function printNftables(table: NftTable): string {
  const name = `${table.family} ${checked(table.name, NAME)}`;
  const blocks = [...table.sets.map(printSet), ...table.chains.map(printChain)];
  const body = blocks.map((lines) => lines.map((line) => `  ${line}`).join('\n')).join('\n\n');
  // Declared before it is deleted, so that the file loads whether or not the table exists.
  return `table ${name}\ndelete table ${name}\n\ntable ${name} {\n${body}\n}\n`;
}

function printSet({ name, networks }: NftSet): readonly string[] {
  return [
    `set ${checked(name, NAME)} {`,
    '  type ipv4_addr',
    '  flags interval',
    `  elements = { ${networks.map((network) => checked(network, NETWORK)).join(', ')} }`,
    '}',
  ];
}

function printChain(chain: NftChain): readonly string[] {
  return [
    `chain ${checked(chain.name, NAME)} {`,
    `  type filter hook ${chain.hook} priority ${chain.priority}; policy ${chain.policy};`,
    ...chain.rules.flatMap(printRule).map((line) => `  ${line}`),
    '}',
  ];
}

function printRule({ when, then, why }: NftRule): readonly string[] {
  const rule = [...when.map(printMatch), printAction(then)].join(' ');
  return why === undefined ? [rule] : [`# ${checked(why, /^[\x20-\x7e]*$/)}`, rule];
}

function printMatch(match: NftMatch): string {
  return (MATCH[match.kind] as (match: NftMatch) => string)(match);
}

function printAction(action: NftAction): string {
  return (ACTION[action.kind] as (action: NftAction) => string)(action);
}

function checked(text: string, shape: RegExp): string {
  if (!shape.test(text)) throw new Error(`'${text}' cannot be written into an nftables file`);
  return text;
}
