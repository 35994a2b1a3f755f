import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DriverEvent } from '../../../lib/driver/report/driver-event';
import { lockSchema } from '../../../lib/driver/lock/lock';
import { command, testWith } from '../../fixtures/needs';
import { TERRAFORM, terraformCommand } from '../../fixtures/terraform';
import { askCloud, setMood } from './cloud';
import { makeLink, type Link, type Run } from './link';
import { startMoto, type Moto } from './moto';
import { AZURE_LOGIN, MOTO } from './needs';

const NEEDS = [MOTO, TERRAFORM];
const MINUTES = 60_000;

/**
 * One link, deployed and removed by a driver that is interrupted at each step: each test resumes from the state that the
 * one before left, as a person would. Real toolkit, moto, real Terraform on terraform_data.
 */
describe('a link whose driver is interrupted', () => {
  let moto: Moto;
  let link: Link;

  beforeAll(async () => {
    if (!NEEDS.every((need) => need.isMet())) return;
    moto = await startMoto();
    link = makeLink('rough', 'terraform_data', { ...moto.env, ...AZURE_LOGIN });
  }, 2 * MINUTES);

  afterAll(async () => {
    await moto?.stop();
    link?.remove();
  }, MINUTES);

  testWith(
    NEEDS,
    'has its tool interrupted by a second Ctrl-C, and Terraform saves its state',
    async () => {
      const run = await link.run(['up', '--yes'], (event, kill) => {
        if (isAtWork(event)) kill('SIGINT');
        if (event.event === 'warning' && event.text.startsWith('stopping after')) kill('SIGINT');
      });

      expect({ code: run.code, stderr: run.stderr, steps: steps(run) }).toEqual({
        code: 130,
        stderr: '',
        steps: ['network', 'azure'],
      });
      expect(warnings(run).slice(-2)).toEqual([
        'interrupting the step; the next run completes it',
        expect.stringMatching(/^deploying the Azure side was interrupted; \w+ has saved its state/),
      ]);
      expect(run.events.at(-1)).toMatchObject({ event: 'finished', result: 'stopped' });
      expect(inState().length).toBeLessThan(RESOURCES);
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'names the resources that a killed Terraform may have created, and how to resume',
    async () => {
      let made = false;
      let killed = false;
      const run = await link.run(['up', '--yes'], (event) => {
        made ||=
          event.event === 'resource' &&
          event.component === 'azure' &&
          event.action === 'create' &&
          event.state === 'done';
        if (!made || killed || !isAtWork(event)) return;
        const { child } = lockSchema.parse(JSON.parse(link.read('.vpc2vnet/rough.lock')));
        killed = child !== undefined && process.kill(child.pid, 'SIGKILL');
      });

      expect(run.code).toBe(1);
      const [title, cause, next] = run.stderr.trimEnd().split('\n');
      expect(title).toBe('deploying the Azure side failed:');
      expect(cause).toMatch(/^ {2}(terraform|tofu) was killed \(SIGKILL\) before it finished$/);
      expect(next).toMatch(
        /^next: the resources that \w+ had finished are in its state; those in progress .*: terraform_data\.\w+/,
      );
      expect(next).toContain('run this again to resume; the full log is .vpc2vnet/rough/azure-deploy.log');
      // The message names every resource that was created and is not in the state.
      const unknown = link
        .read('created.log')
        .trim()
        .split('\n')
        .filter((name) => !inState().includes(name));
      expect(unknown.filter((name) => !next?.includes(`terraform_data.${name}`))).toEqual([]);
    },
    5 * MINUTES,
  );

  testWith(
    [...NEEDS, command('script', 'apt-get install bsdutils')],
    'comes up on a terminal, which shows step, resource, elapsed and typical time',
    () => {
      const shown = onTerminal(link, moto, ['up', '--yes']);

      const frames = shown.flatMap(readFrame);
      const resources = frames.flatMap(({ resource }) => resource ?? []);
      expect(resources).toContainEqual(expect.stringMatching(/^terraform_data\.\w+( and \d+ more)?$/));
      expect(new Set(frames.map(({ typical }) => typical))).toEqual(new Set(['45 min', '7 min']));
      const elapsed = frames.filter(({ typical }) => typical === '45 min').map(({ seconds }) => seconds);
      expect(Math.max(...elapsed)).toBeGreaterThan(Math.min(...elapsed));
      expect(shown.filter((text) => FRAME.test(text) && text.length >= COLUMNS)).toEqual([]);
      expect(shown.at(-1)).toBe('');
      expect(inState()).toHaveLength(RESOURCES);
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'prints the tunnel as the IKE daemon of its router lists it, in plain lines where there is no terminal',
    async () => {
      const status = await link.run(['status', '--plain']);
      const up = await link.run(['up', '--plain']);

      expect(status).toMatchObject({ code: 0, stderr: '' });
      expect(status.stdout).toContain(`\n${TUNNEL_UP}\nVerified at router deployment: tunnel up, rekey succeeded, `);
      expect(status.stdout).not.toContain('az network vpn-connection');
      expect(up.stdout.trimEnd().split('\n').slice(-2)).toEqual([
        TUNNEL_UP,
        'no changes: both clouds match the configuration',
      ]);
      expect(`${status.stdout}${up.stdout}`).not.toMatch(CONTROL);
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'is not reported as up when its router lists no tunnel, rejects the command or does not respond; Azure can be queried then',
    async () => {
      const told = async (mood: string, args: readonly string[]): Promise<readonly string[]> => {
        await setMood(moto, link.name, mood);
        const { code, stdout } = await link.run([...args, '--plain']);
        expect(code).toBe(0);
        return stdout.split('\n').filter((line) => line.startsWith('Tunnel') || line.includes('az network'));
      };
      const next =
        'query Azure: `az network vpn-connection show --resource-group rough --name Azure2Aws --query connectionStatus`';

      expect(await told('no-tunnel', ['up'])).toEqual([
        'Tunnel azure-0 of router-1: down, the router has no IKE SA for it',
        next,
      ]);
      expect(await told('slow', ['up'])).toEqual([
        'Tunnel azure-0 of router-1: unknown, no response from the router within 5 s',
        next,
      ]);
      expect(await told('offline', ['status'])).toEqual([
        expect.stringMatching(
          /^Tunnel azure-0 of router-1: unknown, Systems Manager returned InvalidInstanceId: Instances \[\[i-\w+\]\] not in a valid state for account 123456789012$/,
        ),
        `  ${next}`,
      ]);
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'is removed by a driver that is killed in the middle of each of its steps, and nothing remains',
    async () => {
      for (const component of ['router', 'azure', 'network'] as const) {
        const killed = await link.run(['down', '--yes'], (event, kill) => {
          if (event.event === 'step-started' && event.component === component) setTimeout(() => kill('SIGKILL'), 100);
        });
        expect({ code: killed.code, last: steps(killed).at(-1) }).toEqual({ code: null, last: component });
      }

      const last = await link.run(['down', '--yes']);

      expect({ code: last.code, stderr: last.stderr }).toEqual({ code: 0, stderr: '' });
      expect(last.events.at(-1)).toMatchObject({
        event: 'finished',
        text: expect.stringContaining('nothing of the link remains'),
      });
      const cloud = await askCloud(moto, 'rough');
      expect({ ...cloud, addresses: cloud.addresses.size }).toEqual({
        ...{ vpcs: 0, instances: 0, addresses: 0, routes: [], ingress: [] },
      });
      expect(inState()).toEqual([]);
      expect(readdirSync(join(link.directory, '.vpc2vnet'))).toEqual(['rough']);
    },
    5 * MINUTES,
  );

  /** Names of the resources in Terraform's state. */
  function inState(): readonly string[] {
    return execFileSync(terraformCommand() ?? '', ['state', 'list'], {
      cwd: join(link.directory, 'cdktf.out/stacks/rough-azure'),
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .flatMap((address) => /^terraform_data\.(\w+)$/.exec(address)?.[1] ?? []);
  }
});

/** Of the Azure side without a test VM. */
const RESOURCES = 10;

const TUNNEL_UP =
  'Tunnel azure-0 of router-1: up; IKE for 26 min (AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384), ' +
  'IPsec for 12 min (AES_GCM_16-256), 5.3 KiB in and 4.9 KiB out since then';

const COLUMNS = 80;
const FRAME = /^(\d+) s of about (\d+ min) {2}deploying the [A-Za-z ]+?(?:: (.+))?$/;
const CONTROL = /[\u001b\r]/;

interface Frame {
  readonly seconds: number;
  readonly typical: string;
  readonly resource: string | undefined;
}

function readFrame(text: string): readonly Frame[] {
  const [, seconds, typical = '', resource] = FRAME.exec(text) ?? [];
  return seconds === undefined ? [] : [{ seconds: Number(seconds), typical, resource }];
}

/** What a run writes to a pseudo-terminal, cut where the cursor goes back to the start of a line. */
function onTerminal({ directory, command }: Link, { env }: Moto, args: readonly string[]): readonly string[] {
  const line = [...command, ...args].map((word) => `'${word}'`).join(' ');
  const output = execFileSync('script', ['-qec', `stty cols ${COLUMNS} rows 40; exec ${line}`, '/dev/null'], {
    cwd: directory,
    env: { ...process.env, ...env, ...AZURE_LOGIN, TERM: 'xterm' },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  return output.split(/\r\n|\r/).map((text) => text.replaceAll(new RegExp('\u001b\\[[0-9;]*[A-Za-z]', 'g'), ''));
}

function isAtWork(event: DriverEvent): boolean {
  return event.event === 'resource' && event.component === 'azure' && event.state === 'working';
}

function steps({ events }: Run): readonly string[] {
  return events.flatMap((event) => (event.event === 'step-started' ? [event.component] : []));
}

function warnings({ events }: Run): readonly string[] {
  return events.flatMap((event) => (event.event === 'warning' ? [event.text] : []));
}
