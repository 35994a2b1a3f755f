import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../../bin/vpc2vnet.js');

describe('no cache is written into the folder of the project', () => {
  test.each([
    ['with an empty HOME', { HOME: '', XDG_CACHE_HOME: '' }],
    ['with a relative HOME', { HOME: 'home', XDG_CACHE_HOME: '' }],
    ['with a relative XDG_CACHE_HOME', { XDG_CACHE_HOME: 'cache' }],
  ])('%s', (_, variables) => {
    const cwd = mkdtempSync(join(tmpdir(), 'vpc2vnet-cache-'));
    try {
      execFileSync(process.execPath, [PROGRAM, 'explain', '2'], { cwd, env: { ...process.env, ...variables } });

      expect(readdirSync(cwd)).toEqual([]);
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });
});
