import { guestArguments, parseProcessors } from '../../../../lib/lab/machine/uml/command-line';

const ARGUMENTS = guestArguments({
  init: '/tmp/init.sh',
  stateDir: '/tmp/uml',
  environment: { LAB_SHARED: '/tmp/shared' },
});

describe("the arguments of the lab's own kernel", () => {
  test("mount this host's root read-only", () => {
    expect(ARGUMENTS).toEqual(expect.arrayContaining(['rootfstype=hostfs', 'rootflags=/', 'ro']));
  });

  test('give the first process its variables', () => {
    expect(ARGUMENTS).toContain('LAB_SHARED=/tmp/shared');
  });
});

test('a list of processors names each of its ranges', () => {
  expect(parseProcessors('0-2,5')).toEqual([0, 1, 2, 5]);
});
