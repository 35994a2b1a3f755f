import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAzureCloud, type AzureCloud } from '../driver/real/azure';
import { askCloud, readSecret } from '../driver/real/cloud';
import { startMoto, type Moto } from '../driver/real/moto';
import { AZURERM_MIRROR, AZURERM_PROVIDER, MOTO } from '../driver/real/needs';
import { command, testWith } from '../fixtures/needs';
import { TERRAFORM } from '../fixtures/terraform';
import { WORKFLOW, type Job } from '../fresh/workflow';

const ROOT = join(__dirname, '../..');
const EXAMPLE = join(ROOT, 'examples/pipeline/vpc2vnet.yaml');
const MINUTES = 60_000;

const AWS = command('aws', "pip install awscli, or install AWS's own build");

describe('the workflow', () => {
  const jobs = Object.entries(WORKFLOW.jobs);

  test('gives each job the right to a token of its own, and none to change the repository', () => {
    for (const [, { permissions }] of jobs) expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  });

  test('waits for an approval before it deploys, and logs in to Azure only then', () => {
    expect(jobs.filter(([, job]) => job.env['ARM_CLIENT_ID'] !== undefined).map(([name]) => name)).toEqual(['deploy']);
    expect(WORKFLOW.jobs['deploy']?.environment).toBe('production');
  });
});

/** A step as it ended. */
interface Ran {
  readonly step: string;
  readonly status: number | null;
  readonly output: string;
}

describe('every command of the workflow, on moto and an Azure Resource Manager in memory', () => {
  let moto: Moto | undefined;
  let azure: AzureCloud | undefined;
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-pipeline-'));
  });
  afterAll(async () => {
    await moto?.stop();
    await azure?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, MINUTES);

  testWith(
    [MOTO, TERRAFORM, AZURERM_PROVIDER, AWS],
    'reviews and deploys a link, then an edit, and takes it down, each job in a new checkout; only the installation is taken from here',
    async () => {
      moto = await startMoto();
      azure = await startAzureCloud(AZURERM_MIRROR);
      await fetch(`${moto.env['AWS_ENDPOINT_URL'] ?? ''}/my-links`, { method: 'PUT', body: LOCATION });
      makeRepository();

      expect(failed(await run('review', 'main'))).toEqual([]);
      expect(failed(await run('deploy', 'main'))).toEqual([]);
      expect(await askCloud(moto, 'demo')).toMatchObject({ vpcs: 1, instances: 2 });

      commit('edit', (config) => `${config}ipsec:\n  dpdTimeoutSeconds: 60\n`);
      const review = await run('review', 'edit');
      expect(failed(review)).toEqual([]);
      expect(review.map(({ output }) => output).join('\n')).toMatch(/^\+.*dpd.*60/im);
      expect(read(summary())).toMatch(/Azure side: is changed \(.*\)/);

      git('branch', '--force', 'main', 'edit');
      expect(failed(await run('deploy', 'main'))).toEqual([]);
      const connection = [...azure.emulator.resources.values()].find(({ type }) => type?.endsWith('/connections'));
      expect(connection?.properties).toMatchObject({ dpdTimeoutSeconds: 60 });

      expect(failed(await tearDown())).toEqual([]);
      expect([...azure.emulator.resources.keys()]).toEqual([]);
      expect(await askCloud(moto, 'demo')).toMatchObject({ vpcs: 0, instances: 0, addresses: new Map() });
    },
    15 * MINUTES,
  );

  const repository = (): string => join(folder, 'repository');
  const summary = (): string => join(folder, 'summary.md');

  function git(...args: readonly string[]): void {
    const who = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'advice.detachedHead=false'];
    execFileSync('git', [...who, ...args], { cwd: repository(), stdio: 'ignore' });
  }

  /** This repository, whose config is the example's. */
  function makeRepository(): void {
    execFileSync('git', ['clone', '--quiet', ROOT, repository()]);
    git('checkout', '-B', 'main');
    cpSync(EXAMPLE, join(repository(), 'vpc2vnet.yaml'));
    git('commit', '--quiet', '--allow-empty', '--all', '--message', 'a link');
    git('checkout', '--quiet', '--detach');
  }

  function commit(branch: string, edit: (config: string) => string): void {
    const config = join(repository(), 'vpc2vnet.yaml');
    git('checkout', '-B', branch, 'main');
    writeFileSync(config, edit(readFileSync(config, 'utf8')));
    git('commit', '--quiet', '--all', '--message', branch);
    git('checkout', '--quiet', '--detach');
  }

  /** Runs the steps of a job as a runner does: by bash, until one fails; then only those that always run. */
  async function run(name: string, branch: string): Promise<readonly Ran[]> {
    const job = WORKFLOW.jobs[name];
    if (job === undefined) throw new Error(`the workflow has no job ${name}`);
    const checkout = mkdtempSync(join(folder, `${name}-`));
    execFileSync('git', ['clone', '--quiet', '--branch', branch, repository(), checkout]);
    const ran: Ran[] = [];
    for (const { name: step = '', run: script, if: always } of job.steps) {
      if (script === undefined || (always === undefined && failed(ran).length > 0)) continue;
      ran.push(
        script === 'npm ci' ? install(checkout, step) : { step, ...(await bash(script, checkout, variables(job))) },
      );
    }
    await requireNoKey(checkout, ran);
    return ran;
  }

  /** Runs what `next --down --yes` prints, in a checkout that has fetched the hand-off, with no key to be had. */
  async function tearDown(): Promise<readonly Ran[]> {
    const job = WORKFLOW.jobs['deploy'];
    if (job === undefined) throw new Error('the workflow has no job deploy');
    const checkout = mkdtempSync(join(folder, 'down-'));
    execFileSync('git', ['clone', '--quiet', '--branch', 'main', repository(), checkout]);
    install(checkout, '');
    const run = (step: string): Promise<Ran> => bash(step, checkout, variables(job)).then((ran) => ({ step, ...ran }));
    const ran = [await run('aws s3 cp --recursive "$HANDOFF" .')];
    const printed = await run('npm run -s vpc2vnet -- next --down --yes 2>/dev/null');
    const commands = printed.output.trim().split('\n');
    expect(commands).toHaveLength(5);
    for (const command of commands) ran.push(await run(command));
    expect(existsSync(join(checkout, 'handoff.json'))).toBe(false);
    return ran;
  }

  /** The key is in Terraform's state, in the bucket; a runner's disk and its log hold none. */
  async function requireNoKey(checkout: string, ran: readonly Ran[]): Promise<void> {
    const [arn] = /arn:aws:secretsmanager[^"]*/.exec(read(join(checkout, 'handoff.json'))) ?? [];
    if (arn === undefined || moto === undefined) return;
    const key = await readSecret(moto, arn);
    expect(key).toMatch(/^[A-Za-z]{64}$/);
    expect(ran.filter(({ output }) => output.includes(key))).toEqual([]);
    expect(filesWith(checkout, key)).toEqual([]);
  }

  function variables(job: Job): Readonly<Record<string, string>> {
    const given = Object.entries({ ...WORKFLOW.env, ...job.env }).filter(([, value]) => !value.includes('${{'));
    return {
      ...Object.fromEntries(given),
      CI: 'true',
      GITHUB_BASE_REF: 'main',
      GITHUB_STEP_SUMMARY: summary(),
      ...moto?.env,
      ...azure?.env,
      // The emulator takes a secret in the place of a token of GitHub.
      ARM_USE_OIDC: 'false',
    };
  }
});

const LOCATION =
  '<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>';

function failed(ran: readonly Ran[]): readonly Ran[] {
  return ran.filter(({ status }) => status !== 0);
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}

function install(checkout: string, step: string): Ran {
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
  return { step, status: 0, output: '' };
}

/** Apart from this process, which has the emulators. */
function bash(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | null; readonly output: string }> {
  return new Promise((done, fail) => {
    const child = spawn('bash', ['-e', '-c', script], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    }
    child.on('error', fail);
    child.on('close', (status) => done({ status, output }));
  });
}
