import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirements, requirementsPage } from './requirements';
import { skipsThatNeedAnAnswer } from './skips';

const PAGE = join(__dirname, '../../docs/reference/test-requirements.md');

test('the page lists what each test needs, as the tests say', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(requirementsPage());
});

test('the requirements name the compiler, Terraform and root, each with how to get it', () => {
  const found = new Map(requirements().map(({ what, install }) => [what, install]));
  for (const what of ['the command `bicep`', 'terraform or tofu', 'root']) expect(found.get(what)).toMatch(/\w/);
});

describe('a skipped test', () => {
  const result = (title: string): object => ({
    testResults: [{ name: '/a.test.ts', assertionResults: [{ status: 'pending', fullName: title, title }] }],
  });
  const absent = { what: 'the command no-such-program', install: 'x', isMet: () => false };
  const present = { what: 'the command sh', install: 'x', isMet: () => true };

  test('is accepted when it may be missing, and is', () => {
    expect(skipsThatNeedAnAnswer(result('t: skipped, the command no-such-program is not here (x)'), [absent])).toEqual(
      [],
    );
  });

  test('is reported when what it needs exists', () => {
    expect(skipsThatNeedAnAnswer(result('t: skipped, the command sh is not here (x)'), [present])).toEqual([
      '/a.test.ts: t: skipped, the command sh is not here (x): the command sh is there, and the test was skipped',
    ]);
  });

  test('is reported when it does not say what it needs', () => {
    expect(skipsThatNeedAnAnswer(result('t'), [absent])).toEqual(['/a.test.ts: t: is skipped, and does not say why']);
  });

  test('is reported when CI installs what it needs', () => {
    expect(skipsThatNeedAnAnswer(result('t: skipped, root is not here (x)'), [absent])).toEqual([
      '/a.test.ts: t: skipped, root is not here (x): CI must have what it needs',
    ]);
  });
});
