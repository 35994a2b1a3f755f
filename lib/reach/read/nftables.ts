import { cidrOf, type Cidr } from '../../cidr/cidr';
import type { Protocol } from '../packet';
import { ReachError } from '../reach-error';

/** A ruleset as rendered for a router, as far as it decides about packets. */
export interface Ruleset {
  readonly chains: readonly Chain[];
}

export interface Chain {
  readonly name: string;
  readonly hook: string;
  /** Chains of one hook apply in ascending order. */
  readonly priority: number;
  readonly accepts: boolean;
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly text: string;
  readonly when: readonly Match[];
  /** `undefined`: the next rule decides. */
  readonly verdict?: 'accept' | 'drop';
}

export type Match =
  | { readonly kind: 'interface'; readonly side: 'in' | 'out'; readonly is: boolean; readonly names: readonly string[] }
  | {
      readonly kind: 'address';
      readonly side: 'source' | 'destination';
      readonly is: boolean;
      readonly networks: readonly Cidr[];
    }
  | {
      readonly kind: 'port';
      readonly protocol: Protocol;
      readonly side: 'source' | 'destination';
      readonly ports: readonly number[];
    }
  | { readonly kind: 'icmp'; readonly type: string }
  | { readonly kind: 'established' }
  | { readonly kind: 'syn' };

/** Names of priorities. @see https://wiki.nftables.org/wiki-nftables/index.php/Netfilter_hooks */
const PRIORITIES: Readonly<Record<string, number>> = { mangle: -150, filter: 0 };

type Sets = ReadonlyMap<string, readonly Cidr[]>;

/**
 * Reads the text of a ruleset.
 * @throws ReachError for a statement whose effect is not known here
 */
export function readRuleset(text: string): Ruleset {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const blocks = blocksOf(lines);
  const sets: Sets = new Map(
    blocks.filter(({ kind }) => kind === 'set').map(({ name, lines: content }) => [name, elementsOf(content)]),
  );
  return { chains: blocks.filter(({ kind }) => kind === 'chain').map((block) => readChain(block, sets)) };
}

interface Block {
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly string[];
}

/** Sets and chains, each with the lines between its braces. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const starts = lines.flatMap((line, index) => {
    const [, kind, name] = /^(set|chain) (\S+) \{$/.exec(line) ?? [];
    return kind === undefined || name === undefined ? [] : [{ kind, name, index }];
  });
  return starts.map(({ kind, name, index }) => {
    const end = lines.indexOf('}', index);
    return { kind, name, lines: lines.slice(index + 1, end) };
  });
}

function elementsOf(lines: readonly string[]): readonly Cidr[] {
  const elements = /^elements = \{ (.*) \}$/.exec(lines.at(-1) ?? '')?.[1] ?? '';
  return elements === '' ? [] : elements.split(', ').map(networkOf);
}

function networkOf(text: string): Cidr {
  return cidrOf(text.includes('/') ? text : `${text}/32`);
}

function readChain({ name, lines: [head = '', ...rules] }: Block, sets: Sets): Chain {
  const [, hook, priority = '', policy] = /^type filter hook (\w+) priority (\S+); policy (\w+);$/.exec(head) ?? [];
  if (hook === undefined) throw new ReachError(`the chain ${name} of the router's firewall has no hook`);
  return {
    name,
    hook,
    priority: PRIORITIES[priority] ?? Number(priority),
    accepts: policy === 'accept',
    rules: rules.map((rule) => readRule(rule, sets)),
  };
}

function readRule(text: string, sets: Sets): Rule {
  let rest = text;
  let verdict: Rule['verdict'];
  const when: Match[] = [];
  while (rest !== '') {
    const [statement, matched] = nextStatement(rest);
    if (statement === undefined || matched === undefined) {
      throw new ReachError(`unknown statement in the router's firewall: ${text}`);
    }
    const read = statement.read(matched, sets);
    if (read === 'accept' || read === 'drop') verdict = read;
    else if (read !== undefined) when.push(read);
    rest = rest.slice(matched[0].length).trim();
  }
  return { text: text.replace(' counter ', ' '), when, ...(verdict === undefined ? {} : { verdict }) };
}

interface Statement {
  readonly shape: RegExp;
  /** `undefined` for a statement that decides nothing about the packet. */
  readonly read: (matched: RegExpExecArray, sets: Sets) => Match | Rule['verdict'];
}

function nextStatement(rest: string): readonly [Statement | undefined, RegExpExecArray | undefined] {
  for (const statement of STATEMENTS) {
    const matched = statement.shape.exec(rest);
    if (matched !== null) return [statement, matched];
  }
  return [undefined, undefined];
}

const LIST = String.raw`(\{ [^}]* \}|\S+)`;

const STATEMENTS: readonly Statement[] = [
  {
    shape: new RegExp(`^(i|o)ifname (!= )?${LIST}`),
    read: ([, side, not, names = '']) => ({
      kind: 'interface',
      side: side === 'i' ? 'in' : 'out',
      is: not === undefined,
      names: listed(names).map((name) => name.replaceAll('"', '')),
    }),
  },
  {
    shape: new RegExp(`^ip (s|d)addr (!= )?${LIST}`),
    read: ([, side, not, networks = ''], sets) => ({
      kind: 'address',
      side: side === 's' ? 'source' : 'destination',
      is: not === undefined,
      networks: networks.startsWith('@') ? setNamed(networks.slice(1), sets) : listed(networks).map(networkOf),
    }),
  },
  {
    shape: new RegExp(`^(tcp|udp) (s|d)port ${LIST}`),
    read: ([, protocol, side, ports = '']) => ({
      kind: 'port',
      protocol: protocol === 'tcp' ? 'tcp' : 'udp',
      side: side === 's' ? 'source' : 'destination',
      ports: listed(ports).map(Number),
    }),
  },
  { shape: /^icmp type (\S+)/, read: ([, type = '']) => ({ kind: 'icmp', type }) },
  { shape: /^ct state established,related/, read: () => ({ kind: 'established' }) },
  { shape: /^tcp flags syn/, read: () => ({ kind: 'syn' }) },
  { shape: /^tcp option maxseg size set \d+/, read: () => undefined },
  { shape: /^ip ttl set \d+/, read: () => undefined },
  { shape: /^counter/, read: () => undefined },
  { shape: /^accept$/, read: () => 'accept' },
  { shape: /^drop$/, read: () => 'drop' },
  { shape: /^reject( with tcp reset)?$/, read: () => 'drop' },
];

function listed(text: string): readonly string[] {
  return text
    .replaceAll(/[{}]/g, '')
    .split(',')
    .map((item) => item.trim());
}

function setNamed(name: string, sets: Sets): readonly Cidr[] {
  const set = sets.get(name);
  if (set === undefined) throw new ReachError(`the router's firewall has no set '${name}'`);
  return set;
}
