import { cidrOf, contains, overlaps } from '../../lib/cidr/cidr';
import type { Change } from '../../lib/driver/report/change';
import type { Block, Terraform } from '../fixtures/azure-stack';
import { forcesNew, valuesOf } from './row';

/** A resource of one stack or of both, with the values of their variables. */
interface Pair {
  readonly address: string;
  readonly type: string;
  /** Undefined for one that is created. */
  readonly before: Block | undefined;
  /** Undefined for one that is deleted. */
  readonly after: Block | undefined;
}

/** What Terraform does from one stack to another, and what Resource Manager rejects of it. */
export interface AzureEdit {
  readonly changes: readonly Change[];
  /** Codes of Resource Manager, each once, sorted; empty where it accepts all changes. */
  readonly rejections: readonly string[];
}

/**
 * A model of Terraform, the azurerm provider and Resource Manager: no request, no state.
 * `test/release/azure-edits.test.ts` compares it with the provider and the emulator for every edit.
 */
export function azureEdit(before: Terraform, after: Terraform): AzureEdit {
  const pairs = pairsOf(before, after);
  const gone = replacedOrDeleted(pairs);
  const rejections = [
    ...pairs.flatMap((pair) =>
      gone.has(pair.address) ? usedByOthers(pair, pairs, gone) : rejectedUpdate(pair, pairs, gone),
    ),
    ...createdOverUsed(pairs, gone),
  ];
  return { changes: changesOf(pairs, gone), rejections: [...new Set(rejections)].sort() };
}

function pairsOf(before: Terraform, after: Terraform): readonly Pair[] {
  const sides = [before, after].map((stack) => {
    const blocks = Object.entries(stack.resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, block]) => [`${type}.${name}`, valuesOf(stack, block)] as const),
    );
    const all = new Map(blocks);
    return new Map(blocks.map(([address, block]) => [address, withNames(block, all)]));
  });
  const [old = new Map<string, Block>(), next = new Map<string, Block>()] = sides;
  return [...new Set([...old.keys(), ...next.keys()])].map((address) => ({
    address,
    type: address.replace(/\..*/, ''),
    before: old.get(address),
    after: next.get(address),
  }));
}

/** A block with the names and locations that it takes from others; ids are known when these are created. */
function withNames(block: Block, all: ReadonlyMap<string, Block>): Block {
  const text = JSON.stringify(block).replace(/\$\{(\w+\.\w+)\.(name|location)\}/g, (_, address: string, key: string) =>
    String(all.get(address)?.[key]),
  );
  return JSON.parse(text) as Block;
}

/** Arguments with an id whose change makes azurerm replace a resource. */
const FOLLOWS = ['virtual_network_gateway_id', 'subnet_id', 'network_security_group_id'];

/** Addresses of what does not stay: replaced by itself, with what it belongs to, or deleted. */
function replacedOrDeleted(pairs: readonly Pair[]): ReadonlySet<string> {
  const existing = pairs.filter(({ before }) => before !== undefined);
  const gone = new Set(
    existing
      .filter(({ before = {}, after }) => after === undefined || replaces(before, after))
      .map(({ address }) => address),
  );
  for (let size = -1; size !== gone.size;) {
    size = gone.size;
    for (const { address, after = {} } of existing) {
      const followed = FOLLOWS.map((key) => String(after[key] ?? ''));
      if ([...gone].some((each) => followed.includes(`\${${each}.id}`))) gone.add(address);
    }
  }
  return gone;
}

function replaces(before: Block, after: Block): boolean {
  return forcesNew(before, after) || !same(before['virtual_network_name'], after['virtual_network_name']);
}

function changesOf(pairs: readonly Pair[], gone: ReadonlySet<string>): readonly Change[] {
  return pairs.flatMap(({ address, type, before, after }): readonly Change[] => {
    const change = { component: 'azure', resource: address, type, uncertain: false, properties: [] } as const;
    if (before === undefined) return [{ ...change, action: 'create' }];
    if (after === undefined) return [{ ...change, action: 'delete' }];
    if (gone.has(address)) return [{ ...change, action: 'replace' }];
    const refersToReplaced = [...gone].some((each) => refersTo(after, each));
    return same(before, after) && !refersToReplaced ? [] : [{ ...change, action: 'update' }];
  });
}

/** Codes for what others use while it is deleted. */
const IN_USE: Readonly<Record<string, string>> = {
  azurerm_public_ip: 'PublicIPAddressCannotBeDeleted',
  azurerm_subnet: 'InUseSubnetCannotBeDeleted',
  azurerm_network_security_group: 'InUseNetworkSecurityGroupCannotBeDeleted',
  azurerm_local_network_gateway: 'Conflict',
};

/** Terraform deletes a resource before it updates what referred to it. */
function usedByOthers({ address, type }: Pair, pairs: readonly Pair[], gone: ReadonlySet<string>): readonly string[] {
  const code = IN_USE[type];
  const isUsed = pairs.some(
    (each) => !gone.has(each.address) && each.before !== undefined && refersTo(each.before, address),
  );
  return code !== undefined && isUsed ? [code] : [];
}

function rejectedUpdate(
  { address, type, before, after = {} }: Pair,
  pairs: readonly Pair[],
  gone: ReadonlySet<string>,
): readonly string[] {
  if (before === undefined) return [];
  if (type === 'azurerm_virtual_network') {
    const left = pairs.filter((each) => each.type === 'azurerm_subnet' && !gone.has(each.address));
    const isOutside = left.some((each) => !isInside(prefixesOf(each.before), prefixesOf(after)));
    return isOutside ? ['NetcfgInvalidSubnet'] : [];
  }
  if (type !== 'azurerm_subnet') return [];
  // It goes with its VNet, and Terraform learns that only from the next refresh.
  if (replacesNetwork(pairs, gone)) return ['InvalidResourceReference'];
  if (same(before['address_prefixes'], after['address_prefixes'])) return [];
  const taken = pairs.filter((each) => each.type === type && each.address !== address);
  const isUsed = pairs.some((each) => each.before !== undefined && holds(each.before, address));
  return [
    ...(collide(taken, prefixesOf(after)) ? ['NetcfgSubnetRangesOverlap'] : []),
    ...(isUsed ? ['InUsePrefixCannotBeDeleted'] : []),
  ];
}

/** A new subnet is created before the one whose range it gets is deleted. */
function createdOverUsed(pairs: readonly Pair[], gone: ReadonlySet<string>): readonly string[] {
  if (replacesNetwork(pairs, gone)) return [];
  const subnets = pairs.filter(({ type }) => type === 'azurerm_subnet');
  const wanted = subnets.flatMap(({ before, after }) => (before === undefined ? prefixesOf(after) : []));
  return collide(subnets, wanted) ? ['NetcfgSubnetRangesOverlap'] : [];
}

function replacesNetwork(pairs: readonly Pair[], gone: ReadonlySet<string>): boolean {
  return pairs.some(({ type, address }) => type === 'azurerm_virtual_network' && gone.has(address));
}

function collide(existing: readonly Pair[], wanted: readonly string[]): boolean {
  const taken = existing.flatMap(({ before }) => prefixesOf(before));
  return taken.some((left) => wanted.some((right) => overlaps(cidrOf(left), cidrOf(right))));
}

function refersTo(block: Block, address: string): boolean {
  return JSON.stringify(block).includes(`\${${address}.id}`);
}

/** Whether a machine or a gateway has an address in a subnet. */
function holds(block: Block, subnet: string): boolean {
  return JSON.stringify(block['ip_configuration'] ?? '').includes(`\${${subnet}.id}`);
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Prefixes of a VNet or a subnet; a variable may be several. */
function prefixesOf(block: Block = {}): readonly string[] {
  const list = block['address_space'] ?? block['address_prefixes'] ?? [];
  return [list].flat().flatMap((each) => String(each).split(','));
}

function isInside(inner: readonly string[], space: readonly string[]): boolean {
  return inner.every((prefix) => space.some((each) => contains(cidrOf(each), cidrOf(prefix))));
}
