import { execFileSync } from 'node:child_process';
import { printBase85 } from '../../lib/router/base85';
import { command, testWith } from '../fixtures/needs';

const PYTHON = command('python3', 'apt-get install python3');

describe('Base85', () => {
  for (const length of [0, 1, 2, 3, 4, 5, 256]) {
    testWith([PYTHON], `of ${length} bytes is decoded by Python to the same bytes`, () => {
      const bytes = Buffer.from(Array.from({ length }, (_, index) => 255 - (index % 256)));
      const decode = 'import base64,sys;sys.stdout.buffer.write(base64.b85decode(sys.argv[1]))';

      expect(execFileSync('python3', ['-c', decode, printBase85(bytes)])).toEqual(bytes);
    });
  }
});
