import { KERNEL_OPTIONS, printKernelOptions } from '../../../../lib/lab/machine/uml/kernel-options';

describe("the options of the lab's own kernel", () => {
  test('are printed as lines of a .config, each switched on', () => {
    expect(printKernelOptions([{ why: 'a reason', options: ['XFRM', 'INET_ESP'] }])).toBe(
      'CONFIG_XFRM=y\nCONFIG_INET_ESP=y\n',
    );
  });

  test('name each option once, so that one reason decides of it', () => {
    const options = KERNEL_OPTIONS.flatMap((group) => group.options);

    expect(options.filter((option, index) => options.indexOf(option) !== index)).toEqual([]);
  });
});
