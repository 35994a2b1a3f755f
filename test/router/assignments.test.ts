import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { printAptConfig, printShellVariables, printSysctl } from '../../lib/router/assignments';

describe('shell variables', () => {
  test('mean to a shell exactly what was written, whatever they hold', () => {
    const value = fc.string({ unit: fc.constantFrom('a', ' ', "'", '"', '$', '`', '\\', '\n', '#', ';', 'é') });

    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
        const text = printShellVariables(values.map((item, i) => [`V${i}`, item]));
        const echo = values.map((_, i) => `printf '%s\\0' "$V${i}"`).join('; ');
        const output = execFileSync('bash', ['-c', `${text}\n${echo}`], { encoding: 'utf8' });
        expect(output).toBe(values.map((item) => `${item}\0`).join(''));
      }),
      { numRuns: 25 },
    );
  });

  test('need a name that a shell takes', () => {
    expect(() => printShellVariables([['A B', 'x']])).toThrow("'A B' cannot be a shell variable");
  });
});

describe('sysctl and apt settings', () => {
  test('reject what would start another setting', () => {
    expect(() => printSysctl([['net.x', '1\nkernel.y = 2']])).toThrow('cannot be the value of a sysctl');
    expect(() => printSysctl([['net x', '1']])).toThrow('cannot be a sysctl');
    expect(() => printAptConfig([['A::B', 'x"; C "y']])).toThrow('cannot be the value of an apt option');
  });

  test('are written one a line', () => {
    expect(printSysctl([['net.ipv4.ip_forward', '1']])).toBe('net.ipv4.ip_forward = 1\n');
    expect(printAptConfig([['A::B', '1']])).toBe('A::B "1";\n');
  });
});
