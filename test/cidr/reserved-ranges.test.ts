import { cidrOf } from '../../lib/cidr/cidr';
import { RESERVED_RANGES, reservedRangeOf } from '../../lib/cidr/reserved-ranges';

test.each(RESERVED_RANGES)('$cidr is reserved: $why', (range) => {
  expect(reservedRangeOf(cidrOf(range.cidr))).toBe(range);
});

test('a network that overlaps a reserved range in part is reserved', () => {
  expect(reservedRangeOf(cidrOf('168.63.0.0/16'))?.cidr).toBe('168.63.129.16/32');
});

test.each(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '8.8.8.0/24'])(
  '%s is not reserved',
  (text) => {
    expect(reservedRangeOf(cidrOf(text))).toBeUndefined();
  },
);
