import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOTO_PYTHON } from './needs';

export const REGION = 'eu-west-1';

/** moto's server on loopback, and the environment that leads every AWS tool to it. */
export interface Moto {
  readonly env: Readonly<Record<string, string>>;
  /** Has moto check who asks, as AWS does, or not; then the credentials of `env` are those of nobody. */
  readonly authenticate: (check: boolean) => Promise<void>;
  /** Limits what the account may create; see the emulator's `limits.py`. Without limits it may create everything. */
  readonly limit: (limits: AccountLimits) => void;
  readonly stop: () => Promise<void>;
}

export interface AccountLimits {
  /** The zones that offer an instance type, by type. */
  readonly zones?: Readonly<Record<string, readonly string[]>>;
  /** By the code of the quota. */
  readonly quotas?: Readonly<Record<string, number>>;
  /** Actions whose dry runs are not authorized, and which IAM's policy simulator denies. */
  readonly denied?: readonly string[];
}

const START_SECONDS = 60;

/** Node 20 is past its end of life, and the AWS SDK warns of it; on a supported Node a warning fails a test. */
const NO_WARNINGS_OF_OLD_NODE: Readonly<Record<string, string>> =
  Number.parseInt(process.versions.node) < 22 ? { NODE_NO_WARNINGS: '1' } : {};

export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-moto-'));
  const limits = join(directory, 'limits.json');
  const env = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
    AWS_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...NO_WARNINGS_OF_OLD_NODE,
  };
  const server = spawn(MOTO_PYTHON, ['-m', 'emulator', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: join(__dirname, '..'),
    env: { ...process.env, ...env, EMULATOR_LIMITS: limits },
    stdio: 'ignore',
  });
  await answering(env.AWS_ENDPOINT_URL, server);
  const ended = new Promise<void>((done) => server.on('exit', () => done()));
  return {
    env,
    authenticate: async (check) => {
      await fetch(`${env.AWS_ENDPOINT_URL}/moto-api/reset-auth`, { method: 'POST', body: check ? '0' : 'inf' });
    },
    limit: (given) => writeFileSync(limits, JSON.stringify(given)),
    stop: async () => {
      server.kill();
      await ended;
      rmSync(directory, { recursive: true });
    },
  };
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < START_SECONDS * 5; tries++) {
    if (server.exitCode !== null) throw new Error(`moto ended with ${server.exitCode} before it answered`);
    try {
      await fetch(`${url}/moto-api/`);
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  throw new Error(`moto did not answer within ${START_SECONDS} s`);
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
