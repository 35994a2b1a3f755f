import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IGNORED, manifestOf, projectFiles } from '../../bin/init/project-files';
import { linkFiles } from '../../lib/workspace/link-files';
import { loadConfig } from '../../lib/config/load';

const ROOT = join(__dirname, '../..');
const ANSWERS = { name: 'demo', region: 'us-east-2', location: 'westeurope' };
const EXAMPLE = readFileSync(join(ROOT, 'examples/pipeline/link.yml'), 'utf8');

const made = (path: string, workflow?: string): string =>
  projectFiles(ANSWERS, workflow).find((file) => file.path === path)?.content ?? '';
const settings = (text: string): object => JSON.parse(text) as object;
const own = (path: string): object => settings(readFileSync(join(ROOT, path), 'utf8'));

describe('the files of a new project', () => {
  test('have a config without problems, with the answers', () => {
    expect(loadConfig(made('vpc2vnet.yaml'), 'vpc2vnet.yaml')).toMatchObject({ ok: true });
    expect(made('vpc2vnet.yaml')).toContain('region: us-east-2');
  });

  test('have a config that begins with the line for editors', () => {
    expect(made('vpc2vnet.yaml')).toMatch(
      /^# yaml-language-server: \$schema=\.\/node_modules\/vpc2vnet\/vpc2vnet\.schema\.json\n/,
    );
  });

  test('have the cdk.json of the repository, with the compiled app', () => {
    expect(settings(made('cdk.json'))).toEqual({
      ...own('cdk.json'),
      app: 'node node_modules/vpc2vnet/dist/bin/aws.js',
    });
  });

  test('have the cdktf.json of the repository, with the compiled app and an id from the name', () => {
    expect(settings(made('cdktf.json'))).toEqual({
      ...own('cdktf.json'),
      app: 'node node_modules/vpc2vnet/dist/bin/azure.js',
      projectId: '2a97516c-354b-8884-8cdb-d8f54a226a0a',
    });
  });

  test('keep out of git what the repository keeps out', () => {
    const repository = readFileSync(join(ROOT, '.gitignore'), 'utf8').trim().split('\n');
    const notOfProjects = ['__pycache__/', '/coverage/', '/dist/', '*.log', '.DS_Store'];

    expect(IGNORED).toEqual(expect.arrayContaining(repository.filter((line) => !notOfProjects.includes(line))));
    expect(IGNORED).not.toContain(`/${linkFiles().handoff}`);
  });

  test('have no workflow unless it is asked for', () => {
    expect(projectFiles(ANSWERS, undefined).map(({ path }) => path)).not.toContain('.github/workflows/link.yml');
  });

  test('have the workflow of the example, with the link and its region', () => {
    const workflow = made('.github/workflows/link.yml', EXAMPLE);

    expect(workflow).toContain('LINK: demo\n');
    expect(workflow).toContain('aws-region: us-east-2');
    expect(workflow).not.toContain('eu-west-1');
  });
});

describe('the package.json of a project', () => {
  const parsed = (text?: string): Readonly<Record<string, Readonly<Record<string, string>>>> =>
    JSON.parse(manifestOf(text).content) as Readonly<Record<string, Readonly<Record<string, string>>>>;

  test('gets the scripts that messages and pages name', () => {
    expect(Object.keys(parsed().scripts ?? {})).toEqual(['start', 'synth', 'lab', 'up', 'emit', 'vpc2vnet']);
  });

  test('gets the toolkits, and the override without which Node 24 needs a compiler', () => {
    expect(parsed()).toMatchObject({
      devDependencies: { 'aws-cdk': expect.stringMatching(/^2\./), 'cdktf-cli': '0.21.0' },
      overrides: { '@cdktf/node-pty-prebuilt-multiarch': expect.stringMatching(/^npm:@lydell\/node-pty@/) },
    });
  });

  test('keeps what it has, and names what has another value', () => {
    const text = '{"name": "mine", "scripts": {"up": "mine"}, "dependencies": {"vpc2vnet": "file:v.tgz"}}';

    expect(parsed(text)).toMatchObject({
      name: 'mine',
      scripts: { up: 'mine', synth: 'vpc2vnet synth' },
      dependencies: { vpc2vnet: 'file:v.tgz' },
    });
    expect(manifestOf(text).kept).toEqual(['scripts.up']);
  });

  test('is private when it has no name, because npm would publish it otherwise', () => {
    expect(JSON.parse(manifestOf('{}').content)).toMatchObject({ private: true });
    expect(JSON.parse(manifestOf('{"name": "mine"}').content)).not.toHaveProperty('private');
  });

  test('is unchanged by a second run', () => {
    const { content } = manifestOf('{\n\t"name": "mine"\n}\n');

    expect(manifestOf(content)).toEqual({ content, kept: [], elsewhere: [] });
    expect(content).toContain('\n\t"scripts"');
  });
});
