import fc from 'fast-check';
import {
  cidrOf,
  contains,
  firstSubnet,
  isCidrError,
  isIpv4,
  lastFreeSubnet,
  overlaps,
  readCidr,
  subnetOf,
  type Cidr,
} from '../../lib/cidr/cidr';

/** A simple model: the first address and the size of a network, as integers. */
interface Model {
  readonly first: number;
  readonly prefix: number;
}

const sizeOf = ({ prefix }: Model): number => 2 ** (32 - prefix);
const lastOf = (model: Model): number => model.first + sizeOf(model) - 1;
const dotted = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
const print = (model: Model): string => `${dotted(model.first)}/${model.prefix}`;
const aligned = (address: number, prefix: number): Model => ({
  first: address - (address % 2 ** (32 - prefix)),
  prefix,
});

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const network = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([at, prefix]) => aligned(at, prefix));
/** Networks close to one another, so that they often overlap. */
const near = fc
  .tuple(fc.integer({ min: 0, max: 1023 }), fc.integer({ min: 22, max: 32 }))
  .map(([offset, prefix]) => aligned(0x0a000000 + offset, prefix));

describe('parsing a network', () => {
  test('returns the range of a printed network', () => {
    fc.assert(
      fc.property(network, (model) => {
        const cidr = cidrOf(print(model));
        const { text, prefixLength, first, last } = cidr;

        expect([text, prefixLength, Number(first), Number(last)]).toEqual([
          print(model),
          model.prefix,
          model.first,
          lastOf(model),
        ]);
      }),
    );
  });

  test('rejects host bits, and suggests the network that contains the address', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 31 }), (at, prefix) => {
        fc.pre(aligned(at, prefix).first !== at);

        expect(readCidr(`${dotted(at)}/${prefix}`)).toEqual({
          rule: 'host-bits',
          suggestion: print(aligned(at, prefix)),
        });
      }),
    );
  });

  test('accepts a network only in its canonical form', () => {
    const part = fc.oneof(
      fc.integer({ min: 0, max: 300 }).map(String),
      fc.constantFrom('00', '01', '', '-1', '1e1', ' 1'),
    );
    const nearly = fc
      .tuple(fc.array(part, { minLength: 3, maxLength: 5 }), part)
      .map(([parts, prefix]) => `${parts.join('.')}/${prefix}`);

    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), nearly), (text) => {
        const read = readCidr(text);

        if (!isCidrError(read)) expect(read.text).toBe(text);
        else expect(['syntax', 'host-bits']).toContain(read.rule);
      }),
    );
  });

  test.each([
    '',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '256.0.0.0/8',
    '10.0.0/8',
    '010.0.0.0/8',
    '10.0.0.0/08',
    '::/0',
    '10.0.0.0/8\n',
  ])('rejects %j', (text) => {
    expect(readCidr(text)).toEqual({ rule: 'syntax' });
    expect(() => cidrOf(text)).toThrow('is not an IPv4 network (syntax)');
  });

  test('accepts only four decimal numbers as an address', () => {
    expect(['10.0.0.1', '255.255.255.255'].map(isIpv4)).toEqual([true, true]);
    expect(['10.0.0', '10.0.0.256', '10.0.0.1/32', '::1', ''].map(isIpv4)).toEqual(Array(5).fill(false));
  });
});

describe('comparing networks', () => {
  const pair = fc.oneof(fc.tuple(near, near), fc.tuple(network, network));
  const holds = (model: Model, at: number): boolean => model.first <= at && at <= lastOf(model);

  test('one network contains another when it contains its first and last address', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(contains(cidrOf(print(a)), cidrOf(print(b)))).toBe(holds(a, b.first) && holds(a, lastOf(b)));
      }),
    );
  });

  test('two networks overlap when one contains the first address of the other', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(overlaps(cidrOf(print(a)), cidrOf(print(b)))).toBe(holds(a, b.first) || holds(b, a.first));
      }),
    );
  });
});

describe('choosing subnets', () => {
  const parent: Model = { first: 0x0a000000, prefix: 22 };

  function naiveLastFree(prefix: number, taken: readonly Cidr[]): string | undefined {
    const size = 2 ** (32 - prefix);
    for (let first = lastOf(parent) + 1 - size; first >= parent.first; first -= size) {
      const candidate = cidrOf(print({ first, prefix }));
      if (!taken.some((network) => overlaps(network, candidate))) return candidate.text;
    }
    return undefined;
  }

  test('the last free subnet is the one that a search from the end finds', () => {
    fc.assert(
      fc.property(fc.array(near, { maxLength: 12 }), fc.integer({ min: 20, max: 30 }), (models, prefix) => {
        const taken = models.map((model) => cidrOf(print(model)));

        expect(lastFreeSubnet(cidrOf(print(parent)), prefix, taken)?.text).toBe(naiveLastFree(prefix, taken));
      }),
    );
  });

  test('the first subnet starts at the first address of its parent and is never larger', () => {
    fc.assert(
      fc.property(network, fc.integer({ min: 0, max: 32 }), (model, prefix) => {
        const first = firstSubnet(cidrOf(print(model)), prefix);

        expect(first.text).toBe(print({ first: model.first, prefix: Math.max(prefix, model.prefix) }));
      }),
    );
  });

  test('the subnet around a network contains its first address', () => {
    fc.assert(
      fc.property(network, fc.integer({ min: 0, max: 32 }), (model, prefix) => {
        expect(subnetOf(cidrOf(print(model)), prefix).text).toBe(print(aligned(model.first, prefix)));
      }),
    );
  });
});
