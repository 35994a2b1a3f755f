import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { longEnough } from './support/deployments';
import { BICEP } from './support/judge-needs';
import { testWhere } from './support/optional';
import { writePrograms } from '../fixtures/programs';

const ROOT = join(__dirname, '../..');
const EXAMPLE = join(ROOT, 'examples/minimal');
const GROUP = 'judged';

/**
 * A stand-in for `az`, which needs an account. It rejects any other command, group or file, records its arguments, and
 * returns the outputs of a deployment.
 */
const AZ = `#!/usr/bin/env node
const fs = require('node:fs');
const args = process.argv.slice(2);
const options = new Map();
let name;
for (const arg of args.slice(3)) {
  if (arg.startsWith('--')) options.set((name = arg), []);
  else options.get(name).push(arg);
}
const known = { create: ['--name', '--parameters', '--resource-group', '--template-file'], show: ['--name', '--output', '--resource-group'] };
const [deployment, group, verb] = args;
const allowed = known[verb === 'what-if' ? 'create' : verb];
const fail = (why) => { console.error(why); process.exit(2); };
if (deployment !== 'deployment' || group !== 'group' || allowed === undefined) fail('unknown command: ' + args.join(' '));
for (const option of options.keys()) if (!allowed.includes(option)) fail('unknown option: ' + option);
if (options.get('--resource-group')?.[0] !== '${GROUP}') fail('there is no such group');
for (const value of [...(options.get('--template-file') ?? []), ...(options.get('--parameters') ?? [])]) {
  const [file] = value.startsWith('@') ? [value.slice(1)] : value.includes('=') ? [] : [value];
  if (file !== undefined && !fs.existsSync(file)) fail('there is no file ' + file);
  if (/=$/.test(value)) fail('there is no value in ' + value);
}
fs.appendFileSync(process.env.ASKED, verb + '\\n');
const text = (value) => ({ type: 'Array', value });
if (verb === 'show') console.log(JSON.stringify({ properties: { outputs: {
  location: { type: 'String', value: 'westeurope' }, gatewayAddresses: text(['20.1.2.3']),
  bgpAddresses: text([]), vnetPrefixes: text(['10.3.0.0/16']),
} } }));
`;

/** A stand-in for `aws`; it rejects any other command. */
const AWS = `#!/usr/bin/env node
const [service, command, ...options] = process.argv.slice(2);
if (service + ' ' + command !== 'cloudformation describe-stacks') process.exit(2);
const name = options[options.indexOf('--stack-name') + 1];
const output = ([OutputKey, OutputValue]) => ({ OutputKey, OutputValue });
console.log(JSON.stringify({ Stacks: [{ StackName: name, StackStatus: 'CREATE_COMPLETE', Outputs: Object.entries({
  Region: options[options.indexOf('--region') + 1], AddressRouter1: '52.10.20.30', VpcPrefixes: '10.0.0.0/16',
  SharedKeySecretArn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:key-AbCdEf',
}).map(output) }] }));
`;

/** The commands of a page, in order, unchanged. */
function commandsIn(page: string): readonly string[] {
  return [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, command = '']) => command);
}

describe("the commands in the templates' README", () => {
  let project = '';
  let asked = '';
  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'vpc2vnet-readme-'));
    asked = join(project, 'asked');
    for (const file of ['vpc2vnet.yaml', 'handoff.json']) {
      if (existsSync(join(EXAMPLE, file))) cpSync(join(EXAMPLE, file), join(project, file));
    }
    cpSync(join(EXAMPLE, 'expected/bicep-out'), join(project, 'bicep-out'), { recursive: true });
    const scripts = { vpc2vnet: `node ${join(ROOT, 'bin/vpc2vnet.js')}` };
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true, scripts }));
    writePrograms(join(project, 'path'), { az: AZ, aws: AWS });
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  /** Runs a command in the templates' folder, as the page requires. */
  function run(command: string): void {
    const folder = join(project, 'bicep-out');
    const parameters = readFileSync(join(folder, 'main.bicepparam'), 'utf8');
    const variables = [...parameters.matchAll(/readEnvironmentVariable\('(\w+)'/g)].map(([, name = '']) => [
      name,
      longEnough('value'),
    ]);
    execFileSync('sh', ['-euc', command], {
      cwd: folder,
      stdio: 'pipe',
      encoding: 'utf8',
      env: {
        ...process.env,
        ...Object.fromEntries(variables),
        PATH: `${join(project, 'path')}:${process.env.PATH ?? ''}`,
        RESOURCE_GROUP: GROUP,
        ASKED: asked,
      },
    });
  }

  const commands = commandsIn(readFileSync(join(EXAMPLE, 'expected/bicep-out/README.md'), 'utf8'));

  test('are a snapshot, a copy of the key, two deployments and the hand-off of both sides', () => {
    expect(commands.map((command) => command.split(' ').slice(0, 4).join(' '))).toEqual([
      'bicep snapshot main.bicepparam --mode',
      `sh -c 'secret="$(aws secretsmanager`,
      'az deployment group create',
      'az deployment group create',
      'az deployment group show',
      'aws cloudformation describe-stacks --region',
    ]);
  });

  testWhere(
    BICEP,
    'write a snapshot offline, which validates afterwards',
    () => {
      const [snapshot = ''] = commands;
      run(snapshot);
      const { predictedResources } = JSON.parse(
        readFileSync(join(project, 'bicep-out/main.snapshot.json'), 'utf8'),
      ) as { readonly predictedResources: readonly object[] };
      expect(predictedResources.length).toBeGreaterThan(5);
      expect(() => run(snapshot.replace('overwrite', 'validate'))).not.toThrow();
    },
    60_000,
  );

  test('deploy from the files beside them, in both languages, and compare first', () => {
    for (const command of commands.slice(2, 4)) {
      run(command);
      run(command.replace('create', 'what-if'));
    }
    expect(readFileSync(asked, 'utf8')).toBe('create\nwhat-if\ncreate\nwhat-if\n');
  }, 60_000);

  test("import the outputs of the deployment into the project's hand-off", () => {
    run(commands[4] ?? '');
    expect(readFileSync(join(project, 'handoff.json'), 'utf8')).toContain('20.1.2.3');
  }, 60_000);

  test("import the outputs of the AWS side into the project's hand-off in the same way", () => {
    run(commands[5] ?? '');
    expect(readFileSync(join(project, 'handoff.json'), 'utf8')).toContain('52.10.20.30');
  }, 60_000);
});
