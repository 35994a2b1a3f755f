/** Address number `n` of a prefix, counted from its network address; in a smaller prefix a number from 4 on. */
export function nthAddress(cidr: string, n: number): string {
  const [network, bits] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  return toText(toNumber(network ?? '') + (n < size - 1 ? n : 4 + (n % Math.max(1, size - 6))));
}

/** Whether `address`, or the network address of a prefix, is in the prefix `cidr`. */
export function contains(cidr: string, address: string): boolean {
  const size = 2 ** (32 - prefixLength(cidr));
  const block = (text: string): number => Math.floor(toNumber(text.split('/')[0] ?? '') / size);
  return block(cidr) === block(address);
}

/** Length of a prefix in bits. */
export function prefixLength(cidr: string): number {
  return Number(cidr.split('/')[1]);
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function toText(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
