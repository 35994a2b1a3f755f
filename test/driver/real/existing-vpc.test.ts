import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testWith } from '../../fixtures/needs';
import { TERRAFORM } from '../../fixtures/terraform';
import { askCloud, terminate } from './cloud';
import { makeVpcByHand, type HandMadeVpc } from './hand-made-vpc';
import { handoffOf, steps, type Link } from './link';
import { AZURE_LOGIN, MOTO } from './needs';
import { onMoto } from './on-moto';

const NEEDS = [MOTO, TERRAFORM];
const MINUTES = 60_000;
const COMMAND = join(__dirname, '../../../bin/vpc2vnet.js');

/** The real CDK toolkit against moto, in a VPC that was created there by hand. */
describe('a link in a VPC that exists, on moto', () => {
  const { moto, link } = onMoto(NEEDS, 'terraform_data', () => AZURE_LOGIN);
  /** The command as a person types it, beside moto(). */
  const discover = (at: Link, ...args: readonly string[]) =>
    new Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>((done) => {
      const child = spawn(process.execPath, [COMMAND, 'discover', ...args], {
        cwd: at.directory,
        env: { ...process.env, ...moto().env },
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
      child.on('close', (code) => done({ code, stdout, stderr }));
    });

  describe('from its deployment to its removal, each test after the one before,', () => {
    let vpc: HandMadeVpc;
    let before: unknown;
    let kept: Link;

    testWith(
      NEEDS,
      'is discovered, deployed into it, and has nothing to do then',
      async () => {
        vpc = await makeVpcByHand(moto());
        before = await vpc.listing();
        kept = link('joined');
        kept.configure({ aws: { vpc: { id: vpc.id } } });

        const found = await discover(kept);
        expect(found).toMatchObject({ code: 0, stderr: '' });
        expect(found.stdout).toContain(`Router        ${vpc.publicSubnet}, 10.20.0.0/24`);
        expect(handoffOf(kept).found?.vpc?.routeTables).toEqual(vpc.tables);

        const up = await kept.run(['up', '--yes']);
        expect(up).toMatchObject({ code: 0, stderr: '' });
        expect(steps(up)).toEqual(['network', 'azure', 'router']);
        const address = handoffOf(kept).aws?.routerAddresses['router-1'] ?? '';
        const router = (await askCloud(moto(), kept.name)).addresses.get(address);
        expect(await vpc.routesToInstances()).toEqual(
          expect.arrayContaining(vpc.tables.map((table) => `10.3.0.0/16 via ${router} in ${table}`)),
        );

        expect(await discover(kept, '--check')).toMatchObject({ code: 0, stderr: '' });
        expect(steps(await kept.run(['up']))).toEqual([]);
      },
      5 * MINUTES,
    );

    testWith(
      NEEDS,
      'has a route of its own repaired that somebody let lead to the internet gateway',
      async () => {
        const routes = await vpc.routesToInstances();

        await vpc.removeRoute('10.3.0.0/16');
        await vpc.addRoute('10.3.0.0/16');
        expect(await discover(kept, '--check')).toMatchObject({ code: 0, stderr: '' });
        const plan = await kept.run(['plan', '--plain']);
        expect(plan.stdout).toMatch(
          /leads to igw-\w+ and not to router-1; `npm run up` repairs it when you approve it/,
        );
        const declined = await kept.run(['up']);
        expect(declined.stderr).toContain('that somebody else changed are replaced: approval required');
        const up = await kept.run(['up', '--yes']);
        expect({ code: up.code, steps: steps(up) }).toEqual({ code: 0, steps: [] });
        expect(await vpc.routesToInstances()).toEqual(routes);
      },
      5 * MINUTES,
    );

    testWith(
      NEEDS,
      'has its routes created again when the router was terminated and one of them deleted',
      async () => {
        const address = handoffOf(kept).aws?.routerAddresses['router-1'] ?? '';
        const router = async () => (await askCloud(moto(), kept.name)).addresses.get(address) ?? '';
        const [first, routes] = [await router(), await vpc.routesToInstances()];

        await terminate(moto(), first);
        await vpc.removeRoute('10.3.0.0/16');
        const up = await kept.run(['up', '--yes']);
        expect({ code: up.code, steps: steps(up) }).toEqual({ code: 0, steps: ['router', 'router'] });
        const second = await router();
        expect(second).not.toBe(first);
        expect([...(await vpc.routesToInstances())].sort()).toEqual(
          routes.map((route) => route.replace(first, second)).sort(),
        );
      },
      5 * MINUTES,
    );

    testWith(
      NEEDS,
      'is removed, and the VPC is as it was before',
      async () => {
        expect(await kept.run(['down', '--yes'])).toMatchObject({ code: 0 });

        expect(await vpc.listing()).toEqual(before);
        expect(handoffOf(kept)).toEqual({ version: 2, link: 'joined', found: { vpc: expect.anything() } });
      },
      5 * MINUTES,
    );
  });

  testWith(
    NEEDS,
    'is discovered for a further site beside the plain one, and compared when it has changed',
    async () => {
      const [plain, further] = [await makeVpcByHand(moto()), await makeVpcByHand(moto(), '10.21')];
      const both = link('both');
      both.configure({
        aws: { vpc: { id: plain.id } },
        sites: { second: { region: 'eu-west-1', vpc: { id: further.id } } },
      });

      expect(await discover(both)).toMatchObject({ code: 0, stderr: '' });
      expect(handoffOf(both).found).toMatchObject({
        vpc: { id: plain.id, cidrs: ['10.20.0.0/16'], routeTables: plain.tables },
        sites: { second: { id: further.id, cidrs: ['10.21.0.0/16'], routeTables: further.tables } },
      });
      expect(await discover(both, '--check')).toMatchObject({ code: 0, stderr: '' });

      await further.addRoute('10.3.0.0/16');
      const found = await discover(both, '--check');
      expect(found).toMatchObject({ code: 1, stderr: '' });
      expect(found.stdout).toMatch(
        /^blocker: rtb-\w+ routes 10\.3\.0\.0\/16 to igw-\w+; .* sites\.second\.vpc\.routeTables/m,
      );

      both.configure({
        aws: { vpc: { id: plain.id } },
        sites: { second: { region: 'eu-west-1', vpc: { id: 'vpc-0123456789abcdef0' } } },
      });
      expect(await discover(both)).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(
          /^sites\.second\.vpc\.id is vpc-0123456789abcdef0, which account \d+ does not have/,
        ),
      });
      expect(handoffOf(both).found?.sites?.['second']?.id).toBe(further.id);
    },
    3 * MINUTES,
  );

  testWith(
    NEEDS,
    'is rejected, with nothing saved and nothing created, where a route is in the way',
    async () => {
      const vpc = await makeVpcByHand(moto());
      const blocked = link('blocked');
      blocked.configure({ aws: { vpc: { id: vpc.id } } });
      await vpc.addRoute('10.3.0.0/16');

      const found = await discover(blocked);
      expect(found).toMatchObject({ code: 1, stderr: '' });
      expect(found.stdout).toMatch(/^blocker: rtb-\w+ routes 10\.3\.0\.0\/16 to igw-\w+; delete the route, or list/m);
      expect(existsSync(join(blocked.directory, 'handoff.json'))).toBe(false);

      await vpc.removeRoute('10.3.0.0/16');
      expect(await discover(blocked)).toMatchObject({ code: 0 });
      await vpc.addRoute('10.3.0.0/16');
      const up = await blocked.run(['up', '--yes']);
      expect(up).toMatchObject({ code: 2, stderr: expect.stringMatching(/routes 10\.3\.0\.0\/16 to igw-/) });
      expect(steps(up)).toEqual([]);
      expect((await askCloud(moto(), 'blocked')).addresses.size).toBe(0);
    },
    3 * MINUTES,
  );

  testWith(
    NEEDS,
    'is rejected by its id in one line where the account has no such VPC, and before anything is known of it',
    async () => {
      const nowhere = link('nowhere');
      nowhere.configure({ aws: { vpc: { id: 'vpc-0123456789abcdef0' } } });

      expect(await discover(nowhere)).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'aws.vpc.id is vpc-0123456789abcdef0, which account 123456789012 does not have in eu-west-1: correct the id or aws.region, or set AWS_PROFILE to a profile of its account\n',
      });
      expect(await nowhere.run(['up', '--yes'])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(
          'aws.vpc.cidrs must be known of an existing VPC; let `npm run -s vpc2vnet discover` read it',
        ),
      });
    },
    2 * MINUTES,
  );
});
