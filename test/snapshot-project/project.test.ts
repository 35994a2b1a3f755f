import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const MODULES = join(ROOT, 'node_modules');
const EXAMPLE = readFileSync(join(ROOT, 'test/snapshot-example.ts'), 'utf8');
const MINUTE = 60_000;

/** The templates of the toolkits' `init`. */
const TEMPLATES = {
  'cdk init': 'aws-cdk/lib/init-templates/app/typescript',
  'cdktf init': '@cdktf/cli-core/templates/typescript',
} as const;

/** What the jest configuration of `cdk init` says, without the package that it would set up. */
const JEST = `module.exports = {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\\\.tsx?$': ['@swc/jest'] },
};
`;

test('the page has the code of the example', () => {
  const page = readFileSync(join(ROOT, 'docs/how-to/snapshot-tests.md'), 'utf8');
  const [, shown] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
  const [, code] = /<snapshot-tests>\n([\s\S]*?)\/\/ <\/snapshot-tests>/.exec(EXAMPLE) ?? [];

  expect(shown).toBe(code);
});

describe('the example in a project of its own', () => {
  let project = '';
  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'vpc2vnet-project-'));
    mkdirSync(join(project, 'node_modules'));
    for (const name of readdirSync(MODULES)) symlinkSync(join(MODULES, name), join(project, 'node_modules', name));
    symlinkSync(ROOT, join(project, 'node_modules/vpc2vnet'));
    mkdirSync(join(project, 'test'));
    writeFileSync(join(project, 'test/link.test.ts'), EXAMPLE.replace("'../lib'", "'../node_modules/vpc2vnet/lib'"));
    writeFileSync(join(project, 'jest.config.js'), JEST);
    cpSync(join(ROOT, 'examples/minimal/vpc2vnet.yaml'), join(project, 'vpc2vnet.yaml'));
  });
  afterAll(() => rmSync(project, { recursive: true }));

  const run = (program: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(MODULES, program), ...args], {
      cwd: project,
      encoding: 'utf8',
    });
    return { status, said: `${stdout}${stderr}` };
  };

  test.each(Object.entries(TEMPLATES))(
    'compiles under the very tsconfig.json of `%s`',
    (_, template) => {
      cpSync(join(MODULES, template, 'tsconfig.json'), join(project, 'tsconfig.json'));

      expect(run('typescript/bin/tsc', '--noEmit', '--incremental', 'false', '-p', '.')).toEqual({
        status: 0,
        said: '',
      });
    },
    3 * MINUTE,
  );

  describe('run by jest', () => {
    const jest = (...args: readonly string[]) => run('jest/bin/jest.js', ...args);
    let first = '';
    beforeAll(() => {
      // As at a desk: in CI jest writes no snapshot by itself.
      first = jest('--ci=false').said;
    }, 2 * MINUTE);

    test('writes a snapshot of each stack and of the routers', () => {
      expect(first).toContain('4 snapshots written');
    });

    test(
      'finds the same in a second run',
      () => {
        expect(jest('--ci')).toMatchObject({
          status: 0,
          said: expect.stringContaining('Snapshots:   4 passed, 4 total'),
        });
      },
      MINUTE,
    );

    test(
      'fails, and shows the difference, when the config has changed',
      () => {
        const config = join(project, 'vpc2vnet.yaml');
        writeFileSync(config, `${readFileSync(config, 'utf8')}tags: {owner: somebody}\n`);

        expect(jest('--ci')).toMatchObject({ status: 1, said: expect.stringMatching(/\+ .*somebody/) });
      },
      MINUTE,
    );
  });
});
