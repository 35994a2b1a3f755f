import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineTableMarkdown, printMachineTable } from '../../../lib/lab/report/machine-table';

describe('the table of the three machines', () => {
  test('is in docs/reference/lab.md as it is generated', () => {
    expect(readFileSync(join(__dirname, '../../../docs/reference/lab.md'), 'utf8')).toContain(machineTableMarkdown());
  });

  test('has its columns one below the other on a terminal', () => {
    const starts = printMachineTable()
      .split('\n')
      .map((line) => /^ {2}(\S| \S)+ {2,}/.exec(line)?.[0].length);

    expect(new Set(starts).size).toBe(1);
  });
});
