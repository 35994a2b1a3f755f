import { nthAddress } from '../../../lib/lab/topology/ipv4';

describe('an address of a prefix', () => {
  test.each([
    ['10.0.0.0/16', 232, '10.0.0.232'],
    ['10.3.0.0/28', 123, '10.3.0.7'],
  ])('%s number %i is %s', (cidr, n, address) => {
    expect(nthAddress(cidr, n)).toBe(address);
  });
});
