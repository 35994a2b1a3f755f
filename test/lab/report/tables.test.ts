import { measuredOn } from '../../../lib/lab/report/measured-on';
import { printPerformance } from '../../../lib/lab/report/performance';
import { printReliability } from '../../../lib/lab/report/reliability';

describe('the table of faults', () => {
  test('has the order of the faults, not of the run, and marks those without automatic recovery', () => {
    const text = printReliability(
      [
        { id: 'disk-full', title: 'full', outcome: 'failed', detail: 'a | b' },
        { id: 'charon-killed', title: 'killed', outcome: 'passed', detail: 'x', outageSeconds: 2.2 },
      ],
      'real',
      'Measured.',
    );

    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(2),
    ).toEqual(['| killed | yes | 2.2 | x |', '| full | **no** |  | a \\| b |']);
  });
});

describe('the table of figures', () => {
  test('has one row for each', () => {
    const text = printPerformance(
      [{ id: 'a', title: 'A', value: '1 ms', number: 1 }],
      {
        fromStart: 41.6,
        fromBoot: 30.2,
      },
      'Measured.',
    );

    expect(text.split('\n').slice(2)).toEqual([
      '| A | 1 ms |',
      '| time from boot of the hosts to the first ping, with user data and tunnel | 30 s |',
      '| time from start of the run to the first ping | 42 s |',
      '',
      'Measured.',
    ]);
  });
});

test('the sentence below figures names the computer and the kernel', () => {
  const computer = { cores: 2, processor: 'Model X', memoryGiB: 23.5 };

  expect(measuredOn(computer, 'vm')).toBe(
    "Measured on 2 cores of Model X with 24 GiB of memory. Kernel of the lab: Debian's, in QEMU.",
  );
});
