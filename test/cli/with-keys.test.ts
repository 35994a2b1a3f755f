import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli';

const COMMAND = join(__dirname, '../../bin/vpc2vnet.js');
const CANARY = 'CanaryKeyThatMustNotBeWritten';
const ARN = 'arn:aws:secretsmanager:us-west-2:123456789012:secret:SharedKey-AbCdEf';
const SUBSCRIPTION = '00000000-0000-0000-0000-0000000000dd';
const SSH_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA me@here';
const OTHER_SSH_KEY = SSH_KEY.replace('me@here', 'mine');
const RSA_KEY = `ssh-rsa AAAAB3NzaC1yc2E${'A'.repeat(355)} me`;
const OUTPUTS = {
  'demo-network': {
    Region: 'us-west-2',
    AddressRouter1: '52.10.20.30',
    VpcPrefixes: '10.0.0.0/16',
    SharedKeySecretArn: ARN,
    ImageArm64: 'ami-0123456789abcdef0',
    ImageX8664: 'ami-0fedcba9876543210',
  },
};

/** Each test starts two programs. */
jest.setTimeout(60_000);

/** A program that prints its arguments, and its environment with the key as a digest. */
const PROGRAM = `
const { createHash } = require('node:crypto');
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(TF_VAR|ARM|VPC2VNET)_/.test(name)));
if (env.TF_VAR_sharedKey) env.TF_VAR_sharedKey = createHash('sha256').update(env.TF_VAR_sharedKey).digest('hex');
console.log(JSON.stringify({ args: process.argv.slice(1), env }));
`;
const digest = (key: string): string => createHash('sha256').update(key).digest('hex');

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Given {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

describe('with-keys', () => {
  let folder = '';
  let server: Server;
  let secret = CANARY;
  let asked = 0;

  beforeAll(async () => {
    server = createServer((_, response) => {
      asked++;
      response.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify({ SecretString: secret }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => new Promise((done) => server.close(done)));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-with-keys-'));
    [secret, asked] = [CANARY, 0];
    write('vpc2vnet.yaml', 'name: demo\naws: { region: us-west-2 }\nazure: { location: westus2 }\n');
    write('cdk-outputs.json', JSON.stringify(OUTPUTS));
    write('home/.ssh/id_ed25519.pub', `${SSH_KEY}\n`);
    write('program.js', PROGRAM);
    write('bin/az', `#!/bin/sh\n[ "$*" = 'account show --query id --output tsv' ] && echo ${SUBSCRIPTION}\n`, 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, content: string, mode = 0o644): void {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content, { mode });
  }

  function run(
    args: readonly string[],
    {
      env = {},
      onStdout,
    }: { env?: Record<string, string>; onStdout?: (kill: (signal: NodeJS.Signals) => void) => void } = {},
  ): Promise<Ended> {
    const clean = Object.entries(process.env).filter(([name]) => !/^(AWS|ARM|TF|VPC2VNET)_/.test(name));
    const child = spawn(process.execPath, [COMMAND, 'with-keys', ...args], {
      cwd: folder,
      env: {
        ...Object.fromEntries(clean),
        HOME: join(folder, 'home'),
        PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
        AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        AWS_ACCESS_KEY_ID: 'testing',
        AWS_SECRET_ACCESS_KEY: 'testing',
        NODE_NO_WARNINGS: '1',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      onStdout?.((signal) => child.kill(signal));
    });
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, stdout, stderr })));
  }

  async function given(args: readonly string[], env: Record<string, string> = {}): Promise<Given> {
    const { stdout, stderr } = await run(args, { env });
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Given;
  }

  const PROGRAM_CALL = ['--', 'node', 'program.js'];

  test('passes the shared key, the SSH key, the subscription and the files of the link to one process', async () => {
    expect((await given(PROGRAM_CALL)).env).toEqual({
      TF_VAR_sharedKey: digest(CANARY),
      TF_VAR_adminSshPublicKey: SSH_KEY,
      ARM_SUBSCRIPTION_ID: SUBSCRIPTION,
      VPC2VNET_CONFIG: 'vpc2vnet.yaml',
      VPC2VNET_HANDOFF: 'handoff.json',
      VPC2VNET_AWS_OUTPUTS: 'cdk-outputs.json',
      VPC2VNET_AZURE_OUTPUTS: 'cdktf-outputs.json',
    });
  });

  test('writes the key to no file, argument or message, and none of it stays', async () => {
    const { stdout, stderr } = await run(['--debug', '--', 'node', 'program.js', '--flag']);

    expect(JSON.parse(stdout)).toMatchObject({ args: [expect.stringContaining('program.js'), '--flag'] });
    expect(stdout + stderr).not.toContain(CANARY);
    expect(filesWith(CANARY)).toEqual([]);
  });

  function filesWith(text: string): readonly string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readFileSync(path, 'utf8').includes(text));
  }

  test('leaves the options of the command to it, also where npm has taken the `--`', async () => {
    const { args } = await given(['node', 'program.js', '--config', 'x', '--debug', '--', '-h']);

    expect(args.slice(1)).toEqual(['--config', 'x', '--debug', '--', '-h']);
  });

  test('names the files of its own options to the command', async () => {
    write('links/a.yaml', readFileSync(join(folder, 'vpc2vnet.yaml'), 'utf8'));
    const { env } = await given(['--config', 'links/a.yaml', '--handoff', 'links/a.json', ...PROGRAM_CALL]);

    expect(env).toMatchObject({ VPC2VNET_CONFIG: 'links/a.yaml', VPC2VNET_HANDOFF: 'links/a.json' });
  });

  test('rejects an SSH key that Azure would not accept, and does not print it', async () => {
    const privateKey = '-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXktdjEAAAAA';
    const { code, stdout, stderr } = await run(PROGRAM_CALL, { env: { TF_VAR_adminSshPublicKey: privateKey } });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      "the Azure stack rejects the variable 'adminSshPublicKey': it must be one OpenSSH public key of type ssh-ed25519, or ssh-rsa with at least 2048 bits, with a plain comment; set TF_VAR_adminSshPublicKey, or azure.testVm.sshPublicKey in the config\n",
    );
  });

  test('keeps a subscription and an SSH key that the environment has', async () => {
    const { env } = await given(PROGRAM_CALL, {
      ARM_SUBSCRIPTION_ID: 'mine',
      TF_VAR_adminSshPublicKey: OTHER_SSH_KEY,
    });

    expect(env).toMatchObject({ ARM_SUBSCRIPTION_ID: 'mine', TF_VAR_adminSshPublicKey: OTHER_SSH_KEY });
  });

  test('passes an RSA key where there is no other', async () => {
    rmSync(join(folder, 'home/.ssh/id_ed25519.pub'));
    write('home/.ssh/id_rsa.pub', `${RSA_KEY}\n`);

    expect((await given(PROGRAM_CALL)).env).toMatchObject({ TF_VAR_adminSshPublicKey: RSA_KEY });
  });

  test('names everything that is missing, with remedies, and runs nothing', async () => {
    for (const path of ['home/.ssh/id_ed25519.pub', 'bin/az', 'cdk-outputs.json']) rmSync(join(folder, path));
    write('bin/az', '#!/bin/sh\nexit 1\n', 0o755);

    expect(await run(PROGRAM_CALL)).toEqual({
      code: 2,
      signal: null,
      stdout: '',
      stderr: [
        'the shared key of the AWS network is not known here; run `npx cdk deploy demo-network`, which creates and reports it',
        'the test VM needs an SSH public key, and ~/.ssh has neither id_ed25519.pub nor id_rsa.pub; run `ssh-keygen -t ed25519`, or set TF_VAR_adminSshPublicKey, or azure.testVm.sshPublicKey in the config',
        'no Azure subscription is selected; run `az login`, or set ARM_SUBSCRIPTION_ID',
        '',
      ].join('\n'),
    });
  });

  test('rejects a secret without a valid key, and does not show its value', async () => {
    secret = `${CANARY} with blanks`;
    const { code, stdout, stderr } = await run(PROGRAM_CALL);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`the secret ${ARN} does not contain a valid shared key`);
    expect(stderr).not.toContain(CANARY);
  });

  test('ends with the exit code of the command', async () => {
    expect(await run(['--', 'node', '-e', 'process.exit(7)'])).toMatchObject({ code: 7, stderr: '' });
  });

  test('passes a signal on, and ends by the signal that ended the command', async () => {
    const ended = await run(['--', 'node', '-e', 'console.log(1); setTimeout(() => undefined, 60_000)'], {
      onStdout: (kill) => kill('SIGTERM'),
    });

    expect(ended).toMatchObject({ code: null, signal: 'SIGTERM' });
  });

  test('lets the command finish its own handling of a signal', async () => {
    const program = 'process.on("SIGINT", () => process.exit(5)); console.log(1); setTimeout(() => undefined, 60_000)';

    expect(await run(['--', 'node', '-e', program], { onStdout: (kill) => kill('SIGINT') })).toMatchObject({ code: 5 });
  });

  test('reports that a program is missing', async () => {
    expect(await run(['--', 'no-such-program'])).toMatchObject({
      code: 2,
      stderr: 'no-such-program is not a program on the PATH; check the command after with-keys\n',
    });
  });

  describe('--placeholders', () => {
    const DESTROY = ['--placeholders', '--', 'node', 'program.js', 'destroy'];

    test('reads no secret, and gives every variable without a default a valid value', async () => {
      rmSync(join(folder, 'cdk-outputs.json'));
      const { env } = await given(DESTROY);

      expect(asked).toBe(0);
      expect(
        Object.keys(env)
          .filter((name) => !name.startsWith('VPC2VNET_'))
          .sort(),
      ).toEqual(['ARM_SUBSCRIPTION_ID', 'TF_VAR_adminSshPublicKey', 'TF_VAR_sharedKey', 'TF_VAR_vpcGatewayIpAddress']);
    });

    test.each([['cdktf deploy'], ['terraform apply'], ['cdktf diff']])('is rejected for %s', async (command) => {
      expect(await runCli('with-keys', '--placeholders', '--', ...command.split(' '))).toMatchObject({
        exitCode: 2,
        stderr: '--placeholders is for a command that destroys, such as `npx cdktf destroy`; leave it out\n',
      });
    });
  });
});
