import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testWith } from '../../fixtures/needs';
import { TERRAFORM, terraformCommand } from '../../fixtures/terraform';
import { once } from '../../fixtures/once';
import { askCloud, deleteRoutes, disassociate, instancesBeside, readSecret, redirectRoutes, terminate } from './cloud';
import { filesWith, handoffOf, steps, type Run } from './link';
import { AZURE_LOGIN, MOTO } from './needs';
import { onMoto } from './on-moto';
import { GATEWAY_ADDRESS } from './terraform-data-stack';

const NEEDS = [MOTO, TERRAFORM];
const MINUTES = 60_000;

/**
 * The real CDK toolkit against moto, and the real Terraform or OpenTofu on terraform_data. What moto does not do, and
 * therefore nothing here shows: it ignores SourceDestCheck, SecurityGroupIds and the launch template's metadata options
 * of AWS::EC2::Instance; it completes AWS::CloudFormation::WaitCondition at once, so no tunnel is proved; it has no
 * AWS::CDK::Metadata. AWS::SecretsManager::Secret, AWS::EC2::EIPAssociation and AWS::CloudWatch::Alarm come from the
 * glue in test/driver/emulator.
 */
describe('the driver, on moto and terraform_data', () => {
  // Terraform needs no Azure credentials here, but the preflight requires some.
  const { moto, link } = onMoto(NEEDS, 'terraform_data', () => AZURE_LOGIN);

  testWith(
    NEEDS,
    'deploys a link from nothing, then finds nothing to do, plans an edit by name, stops without its state, and removes everything',
    async () => {
      const demo = link('demo');

      const first = await demo.run(['up', '--yes']);

      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(steps(first)).toEqual(['network', 'azure', 'router']);
      const handoff = handoffOf(demo);
      expect(handoff.azure?.gatewayAddresses).toEqual({ 0: GATEWAY_ADDRESS });
      const cloud = await askCloud(moto(), 'demo');
      const router = cloud.addresses.get(handoff.aws?.routerAddresses['router-1'] ?? '');
      expect(router).toMatch(/^i-/);
      expect(cloud.routes).toEqual([`10.3.0.0/16 via ${router}`]);
      expect(cloud.ingress).toEqual([
        `udp 500 from ${GATEWAY_ADDRESS}/32`,
        `udp 4500 from ${GATEWAY_ADDRESS}/32`,
        '-1 all from 10.0.0.0/16',
      ]);

      expect(notesOf(first)).toContainEqual(
        expect.stringContaining('AWS route table: 10.3.0.0/16 to the instance of the stack demo-router;'),
      );

      const second = await demo.run(['up']);
      expect(steps(second)).toEqual([]);
      expect(notesOf(second)).not.toContainEqual(expect.stringContaining('AWS route table'));
      expect(second.events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });

      const secret = await readSecret(moto(), handoff.aws?.sharedKeySecretArn ?? '');
      expect(secret).toMatch(/^[A-Za-z]{64}$/);
      expect(filesWith(demo, secret).filter((path) => !/\.tfstate(\.backup)?$/.test(path))).toEqual([]);

      demo.configure({ ipsec: { dpdTimeoutSeconds: 60 } });
      const plan = await demo.run(['plan']);
      const { changes } = JSON.parse(plan.stdout) as { changes: readonly { resource: string; action: string }[] };
      expect(changes.map(({ resource, action }) => `${action} ${resource}`)).toEqual([
        'update terraform_data.connection',
      ]);

      // A clone has the hand-off and no state of Terraform.
      const state = `${demo.directory}/terraform.demo-azure.tfstate`;
      renameSync(state, `${state}.elsewhere`);
      for (const command of [
        ['up', '--yes'],
        ['down', '--yes'],
      ]) {
        const { code, stderr } = await demo.run(command);
        expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('does not exist; copy it') });
      }
      expect((await askCloud(moto(), 'demo')).instances).toBe(cloud.instances);
      renameSync(`${state}.elsewhere`, state);

      const down = await demo.run(['down', '--yes']);
      expect(down.events.at(-1)).toMatchObject({ event: 'finished', result: 'done' });
      const after = await askCloud(moto(), 'demo');
      expect({ ...after, addresses: after.addresses.size }).toEqual({
        vpcs: 0,
        instances: 0,
        addresses: 0,
        routes: [],
        ingress: [],
      });
      expect(readdirSync(demo.directory)).not.toContain('handoff.json');
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'detects what was deployed manually, and has nothing to change',
    async () => {
      const byHand = link('byhand');
      const cdk = (stack: string) =>
        execFileSync(
          process.execPath,
          [
            require.resolve('aws-cdk/bin/cdk'),
            ...`deploy ${stack} --exclusively --method=direct --app cdk.out --require-approval never --no-notices`.split(
              ' ',
            ),
            ...'--outputs-file cdk-outputs.json'.split(' '),
          ],
          { cwd: byHand.directory, env: { ...process.env, ...moto().env }, stdio: 'ignore' },
        );
      const terraform = (args: string, key: string) =>
        execFileSync(terraformCommand() ?? '', args.split(' '), {
          cwd: join(byHand.directory, 'cdktf.out/stacks/byhand-azure'),
          env: { ...process.env, TF_VAR_sharedKey: key, CHECKPOINT_DISABLE: '1' },
          encoding: 'utf8',
        });

      await byHand.run(['plan']);
      cdk('byhand-network');
      await byHand.run(['plan']);
      const outputs = JSON.parse(byHand.read('cdk-outputs.json')) as Record<string, { SharedKeySecretArn?: string }>;
      const key = await readSecret(moto(), outputs['byhand-network']?.SharedKeySecretArn ?? '');
      terraform('init -input=false', key);
      terraform('apply -auto-approve -input=false', key);
      await byHand.run(['plan']);
      cdk('byhand-router');
      const up = await byHand.run(['up']);

      expect(steps(up)).toEqual([]);
      expect(up.events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'continues from an external Azure side deployed from Bicep, and does not change it',
    async () => {
      const bicep = link('bicep');
      await bicep.run(['up', '--yes'], (event, kill) => {
        if (event.event === 'step-started' && event.component === 'network') kill('SIGINT');
      });
      writeFileSync(join(bicep.directory, 'az.json'), JSON.stringify(armDeployment('20.105.1.1')));
      execFileSync(process.execPath, [join(__dirname, '../../../bin/vpc2vnet.js'), 'handoff', 'import', 'az.json'], {
        cwd: bicep.directory,
        stdio: 'ignore',
      });

      const up = await bicep.run(['up', '--yes']);

      expect({ code: up.code, stderr: up.stderr, steps: steps(up) }).toEqual({
        code: 0,
        stderr: '',
        steps: ['router'],
      });
      expect((await askCloud(moto(), 'bicep')).ingress).toContain('udp 500 from 20.105.1.1/32');

      const down = await bicep.run(['down', '--yes']);
      expect(steps(down)).toEqual(['router', 'network']);
      expect(down.events).toContainEqual({
        event: 'note',
        text: 'retained: the Azure side, which was deployed outside vpc2vnet; `az group delete --name bicep` removes it',
      });
    },
    5 * MINUTES,
  );

  /** Each test continues where the one before ended. */
  describe('a link that stays', () => {
    const lasting = once(() => link('lasting'));

    testWith(
      NEEDS,
      'keeps the AMI of a router until upgrade-image, which says what the next deployment replaces',
      async () => {
        const [former, newest] = ['ami-0a10b240a10b240a0', 'ami-0a10b240a10b240a1'];
        const aged = lasting();
        aged.configure({ aws: { router: { ami: former } } });
        await aged.run(['up', '--yes']);
        aged.configure({ aws: { router: { ami: 'pinned' } } });
        await aged.run(['up', '--yes']);
        expect(handoffOf(aged).aws?.images['router-1/arm64']).toBe(former);
        const { stdout: before } = await aged.run(['status', '--plain']);
        expect(before).toMatch(
          /AMI of router-1: ami-0a10b240a10b240a0, \d+ days old; `npm run -s vpc2vnet upgrade-image`/,
        );

        const upgrade = await aged.run(['upgrade-image', '--plain']);

        expect(upgrade.stdout.split('\n').slice(0, 2)).toEqual([
          expect.stringMatching(
            /^router-1: ami-0a10b240a10b240a0 \(.* old\) will be replaced with ami-0a10b240a10b240a1 \(/,
          ),
          expect.stringMatching(/^test-host-1: has the newest AMI, ami-0a10b240a10b240a1/),
        ]);
        const plan = await aged.run(['plan']);
        const { changes } = JSON.parse(plan.stdout) as { changes: readonly { type: string; action: string }[] };
        expect(changes.filter(({ action }) => action === 'replace').map(({ type }) => type)).toContain(
          'AWS::EC2::Instance',
        );
        await aged.run(['up', '--yes']);
        expect(handoffOf(aged).aws).toMatchObject({ images: { 'router-1/arm64': newest } });
        expect(handoffOf(aged).aws).not.toHaveProperty('imageUpgrades');
        expect(steps(await aged.run(['up']))).toEqual([]);
      },
      5 * MINUTES,
    );

    testWith(
      NEEDS,
      'replaces a router on request or when its instance is gone, and associates an address that no instance has',
      async () => {
        const worn = lasting();
        const address = handoffOf(worn).aws?.routerAddresses['router-1'] ?? '';
        const holder = async () => (await askCloud(moto(), worn.name)).addresses.get(address);
        const first = await holder();

        const asked = await worn.run(['replace-router', '--plain']);
        expect(asked.stdout).toContain('replaces the instance of router-1, which keeps its Elastic IP');
        expect(steps(await worn.run(['up', '--yes']))).toEqual(['router']);
        const second = await holder();
        expect(second).toMatch(/^i-/);
        expect(second).not.toBe(first);
        expect(steps(await worn.run(['up']))).toEqual([]);

        await disassociate(moto(), address);
        const repaired = await worn.run(['up']);
        expect(steps(repaired)).toEqual([]);
        expect(repaired.events).toContainEqual({
          event: 'warning',
          text: `no instance had ${address}: it was associated with ${second}`,
        });
        expect(await holder()).toBe(second);

        await terminate(moto(), second ?? '');
        const created = await worn.run(['up', '--yes']);
        expect({ code: created.code, steps: steps(created) }).toEqual({ code: 0, steps: ['router'] });
        expect(await holder()).toMatch(/^i-/);
        expect(await holder()).not.toBe(second);
        expect(handoffOf(worn).aws?.renewals).toEqual({ 'router-1': '2' });
      },
      5 * MINUTES,
    );

    testWith(
      NEEDS,
      'repairs routes that were deleted or lead elsewhere, also before a router is replaced',
      async () => {
        const routed = lasting();
        const address = handoffOf(routed).aws?.routerAddresses['router-1'] ?? '';
        const holder = async () => (await askCloud(moto(), routed.name)).addresses.get(address) ?? '';
        const routes = async () => (await askCloud(moto(), routed.name)).routes;
        const [router, before] = [await holder(), await routes()];
        expect(before).toEqual(expect.arrayContaining([expect.stringMatching(` via ${router}$`)]));

        const count = await deleteRoutes(moto(), router);
        const seen = await routed.run(['status', '--plain']);
        expect(
          seen.stdout.match(/^Routes to Azure: the route to .* no longer exists; `npm run up` repairs it$/gm),
        ).toHaveLength(count);
        expect((await routed.run(['plan', '--plain'])).stdout).toContain('Lost since the deployment:\n! the route to ');
        expect(steps(await routed.run(['up']))).toEqual([]);
        expect(await routes()).toEqual(before);

        const [other = ''] = await instancesBeside(moto(), routed.name, router);
        await redirectRoutes(moto(), router, other);
        const declined = await routed.run(['up']);
        expect(declined.stderr).toContain('that somebody else changed are replaced: approval required');
        expect(await routes()).not.toEqual(before);
        expect(steps(await routed.run(['up', '--yes']))).toEqual([]);
        expect(await routes()).toEqual(before);

        await deleteRoutes(moto(), router);
        await routed.run(['replace-router', '--plain']);
        expect(steps(await routed.run(['up', '--yes']))).toEqual(['router']);
        const replaced = await holder();
        expect(replaced).not.toBe(router);
        expect(await routes()).toEqual(before.map((route) => route.replace(router, replaced)));
      },
      5 * MINUTES,
    );
  });

  /** Each test continues where the one before ended. */
  describe('a link whose deployment is interrupted', () => {
    const troubled = once(() => link('troubled'));

    testWith(
      NEEDS,
      'names a failed step, its cause and the remedy',
      async () => {
        const run = await troubled().run(['up', '--yes'], undefined, { TEST_FAILING_RESOURCE: 'connection' });

        expect(steps(run)).toEqual(['network', 'azure']);
        expect(run.code).toBe(1);
        expect(run.stderr).toContain('deploying the Azure side failed:\n');
        expect(run.stderr).toContain('the connection is out of stock');
        expect(run.stderr).toContain("next: the resources created so far are in Terraform's state");
      },
      5 * MINUTES,
    );

    testWith(
      NEEDS,
      'resumes there, and stops after the current step on Ctrl-C',
      async () => {
        const run = await troubled().run(['up', '--yes'], (event, kill) => {
          if (event.event === 'step-started' && event.component === 'azure') kill('SIGINT');
        });

        expect(run).toMatchObject({ code: 130 });
        expect(steps(run)).toEqual(['azure']);
        expect(run.events.at(-1)).toMatchObject({ event: 'finished', result: 'stopped' });
      },
      5 * MINUTES,
    );

    testWith(NEEDS, 'retains what was created before the failed step, and creates nothing twice', () => {
      const created = troubled().read('created.log').trim().split('\n').sort();
      expect(created).toContain('connection');
      expect(created).toEqual([...new Set(created)]);
    });

    testWith(
      NEEDS,
      'reports that the AWS credentials expired while Azure was being deployed',
      async () => {
        troubled().configure({ ipsec: { dpdTimeoutSeconds: 60 } });
        const run = await troubled()
          .run(['up', '--yes'], (event) => {
            if (event.event === 'resource' && event.component === 'azure') void moto().authenticate(true);
          })
          .finally(() => moto().authenticate(false));

        expect(run).toMatchObject({ code: 1 });
        expect(steps(run)).toEqual(['azure']);
        expect(run.stderr).toMatch(
          /^CloudFormation request failed:\n.*InvalidClientTokenId.*\nnext: renew the credentials/,
        );
      },
      5 * MINUTES,
    );

    testWith(
      NEEDS,
      'is completed by the first of two drivers, which the second one names',
      async () => {
        let second: Promise<Run> | undefined;

        const first = await troubled().run(['up', '--yes'], (event) => {
          if (event.event === 'step-started' && event.component === 'router') second = troubled().run(['up', '--yes']);
        });

        expect(first).toMatchObject({ code: 0, stderr: '' });
        expect(steps(first)).toEqual(['router']);
        expect(await second).toMatchObject({
          code: 4,
          stderr: expect.stringContaining('has been running `up` on this link'),
        });
      },
      5 * MINUTES,
    );
  });
});

/** What `az deployment group show` prints, as far as it matters. */
function armDeployment(address: string): unknown {
  const outputs = {
    location: 'westeurope',
    gatewayAddresses: [address],
    bgpAddresses: [],
    vnetPrefixes: ['10.3.0.0/16'],
  };
  const typed = Object.entries(outputs).map(([name, value]) => [
    name,
    { type: Array.isArray(value) ? 'Array' : 'String', value },
  ]);
  return {
    name: 'azuredeploy',
    properties: { outputs: Object.fromEntries(typed) as unknown, provisioningState: 'Succeeded' },
  };
}

/** The texts that a run noted for people. */
function notesOf({ events }: Run): readonly string[] {
  return events.flatMap((event) => (event.event === 'note' ? [event.text] : []));
}
