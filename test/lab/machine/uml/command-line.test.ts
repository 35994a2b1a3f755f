import { guestArguments, parseProcessors, type Clock } from '../../../../lib/lab/machine/uml/command-line';

const argumentsWith = (clock: Clock): readonly string[] =>
  guestArguments({ init: '/tmp/init.sh', clock, stateDir: '/tmp/uml', environment: { LAB_SHARED: '/tmp/shared' } });

describe("the arguments of the lab's own kernel", () => {
  test("mount this host's root read-only", () => {
    expect(argumentsWith('real')).toEqual(expect.arrayContaining(['rootfstype=hostfs', 'rootflags=/', 'ro']));
  });

  test('let computing take no time in virtual time', () => {
    expect(argumentsWith('virtual')).toContain('time-travel=inf-cpu');
  });

  test("leave the clock with this host's in real time", () => {
    expect(argumentsWith('real').join(' ')).not.toContain('time-travel');
  });

  test('give the first process its variables', () => {
    expect(argumentsWith('real')).toContain('LAB_SHARED=/tmp/shared');
  });
});

test('a list of processors names each of its ranges', () => {
  expect(parseProcessors('0-2,5')).toEqual([0, 1, 2, 5]);
});
