import { loadOrder, parseModulesDep } from '../../../../lib/lab/machine/microvm/kernel-modules';

const INDEX = parseModulesDep(
  [
    'kernel/net/9p.ko: kernel/net/netfs.ko.xz kernel/net/9pnet.ko',
    'kernel/net/9pnet.ko:',
    'kernel/net/netfs.ko.xz:',
    '',
  ].join('\n'),
);

describe('the order of the guest’s modules', () => {
  test('puts what a module needs before it', () => {
    expect(loadOrder(INDEX, ['9p'])).toEqual(['kernel/net/netfs.ko.xz', 'kernel/net/9pnet.ko', 'kernel/net/9p.ko']);
  });

  test('names no module twice', () => {
    expect(loadOrder(INDEX, ['9pnet', '9p', '9p'])).toHaveLength(3);
  });

  test('passes over a module which is built into the kernel', () => {
    expect(loadOrder(INDEX, ['sha1_generic'])).toEqual([]);
  });
});
