import { Address4, Address6 } from 'ip-address';
import { access, binary, call, number, string } from '../../tree/build';
import type { Node } from '../../tree/node';
import { toNumber } from '../convert';
import { fail, type Make, arg, numberArg, plus, textArg } from './make';

/** A known prefix, as numbers. */
interface Prefix {
  readonly first: bigint;
  readonly length: number;
  readonly bits: 32 | 128;
}

const prefixLength = (prefix: Node): Node => call('int', call('last', call('split', prefix, string('/'))));

/** `cidrsubnet`: Terraform takes the number of additional bits, Bicep the length of the new prefix. */
const cidrSubnet: Make = (args, types) => {
  const [prefix, bits, index] = [textArg(args, 0, types), numberArg(args, 1, types), numberArg(args, 2, types)];
  if (bits.kind === 'decimal' || index.kind === 'decimal') fail('needs integers');
  if ((bits.kind === 'int' && bits.value < 0) || (index.kind === 'int' && index.value < 0))
    fail('needs numbers of 0 or more');
  const known = knownPrefix(prefix);
  if (known !== undefined && bits.kind === 'int' && index.kind === 'int')
    return string(subnetOf(known, bits.value, index.value));
  const length = known === undefined ? sum(prefixLength(prefix), bits) : sum(bits, number(known.length));
  return call('cidrSubnet', prefix, length, index);
};

function sum(left: Node, right: Node): Node {
  if (right.kind === 'int') return plus(left, right.value);
  return binary('+', left, right);
}

function subnetOf({ first, length, bits }: Prefix, more: number, index: number): string {
  const size = length + more;
  if (size > bits) return fail(`cannot add ${more} bits to a prefix of length ${length}`);
  const at = BigInt(index);
  if (at >= 1n << BigInt(more)) return fail(`has no subnet ${index} in ${more} bits`);
  return `${address(first + (at << BigInt(bits - size)), bits)}/${size}`;
}

/** `cidrhost`: Terraform counts from the network address, Bicep from the first host. */
const cidrHost: Make = (args, types) => {
  const [prefix, index] = [textArg(args, 0, types), toNumber(arg(args, 1), types)];
  // A negative number counts from the end, which Bicep does not support.
  if (index.kind !== 'int') return fail('needs a literal host number');
  const known = knownPrefix(prefix);
  if (known !== undefined) return string(hostOf(known, index.value));
  if (index.value < 0) fail('needs a host number of 0 or more for an unknown prefix');
  return index.value === 0
    ? access(call('parseCidr', prefix), string('network'))
    : call('cidrHost', prefix, number(index.value - 1));
};

function hostOf({ first, length, bits }: Prefix, index: number): string {
  const size = 1n << BigInt(bits - length);
  const at = index < 0 ? size + BigInt(index) : BigInt(index);
  if (at < 0n || at >= size) return fail(`has no host ${index} in a prefix of length ${length}`);
  return address(first + at, bits);
}

const cidrNetmask: Make = (args, types) => {
  const prefix = textArg(args, 0, types);
  const known = knownPrefix(prefix);
  if (known === undefined) return access(call('parseCidr', prefix), string('netmask'));
  if (known.bits === 128) fail('needs an IPv4 prefix');
  return string(address(((1n << BigInt(known.length)) - 1n) << BigInt(32 - known.length), 32));
};

/** The known prefix; `undefined` for an unknown one. @throws Inexpressible when a known string is not a prefix */
function knownPrefix(node: Node): Prefix | undefined {
  if (node.kind !== 'string') return undefined;
  const text = node.value;
  const length = Number(/\/(\d+)$/.exec(text)?.[1] ?? '-1');
  const bits = text.includes(':') ? 128 : 32;
  if (length < 0 || !(bits === 128 ? Address6.isValid(text) : Address4.isValid(text)))
    return fail(`needs a prefix, got '${text}'`);
  const value = bits === 128 ? new Address6(text).bigInt() : new Address4(text).bigInt();
  const host = BigInt(bits - length);
  return { first: (value >> host) << host, length, bits };
}

function address(value: bigint, bits: 32 | 128): string {
  return bits === 32 ? Address4.fromBigInt(value).address : Address6.fromBigInt(value).correctForm();
}

/** Terraform's functions of addresses. */
export const networkFunctions: readonly (readonly [string, Make])[] = [
  ['cidrhost', cidrHost],
  ['cidrnetmask', cidrNetmask],
  ['cidrsubnet', cidrSubnet],
];
