import {
  guestArguments,
  leastUsed,
  parseProcessors,
  processorOfGuest,
  type Clock,
} from '../../../../lib/lab/machine/uml/command-line';

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

describe('the processor of a guest', () => {
  const status = (list: string): string => `Name:\tlinux\nCpus_allowed_list:\t${list}\nMems_allowed_list:\t0\n`;

  test('is the one that its kernel may use', () => {
    expect(processorOfGuest(['/cache/linux', ...argumentsWith('virtual')], status('3'))).toBe(3);
  });

  test('is the one that the command which starts it asks for', () => {
    const args = ['taskset', '--cpu-list', '1', '/cache/linux', ...argumentsWith('virtual')];
    expect(processorOfGuest(args, status('0-3'))).toBe(1);
  });

  test('is undefined for another process', () => {
    expect(processorOfGuest(['node', 'lab'], status('1'))).toBeUndefined();
  });
});

describe('the processor for the next guest', () => {
  test('is the one with the fewest guests', () => {
    expect([0, 1].map((turn) => leastUsed([0, 1], [1, 1, 0], turn))).toEqual([0, 0]);
  });

  test('is the next one when all have as many', () => {
    expect([0, 1, 2].map((turn) => leastUsed([4, 5], [], turn))).toEqual([4, 5, 4]);
  });
});
