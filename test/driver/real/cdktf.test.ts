import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DriverEvent } from '../../../lib/driver/report/driver-event';
import { testWith } from '../../fixtures/needs';
import { TERRAFORM } from '../../fixtures/terraform';
import { readSecret } from './cloud';
import { filesWith, handoffOf, makeLink, steps, type Link, type Run } from './link';
import { startMoto, type Moto } from './moto';
import { AZURE_LOGIN, MOTO } from './needs';

const MINUTES = 60_000;

describe('the driver through the cdktf command, on moto and terraform_data', () => {
  let moto: Moto | undefined;
  let link: Link | undefined;

  afterAll(async () => {
    await moto?.stop();
    link?.remove();
  }, MINUTES);

  testWith(
    [MOTO, TERRAFORM],
    'names what is missing and what failed, resumes after a kill, mixes with Terraform alone, and takes everything down',
    async () => {
      moto = await startMoto();
      link = makeLink('cdktf', 'terraform_data', { ...moto.env, ...AZURE_LOGIN });

      const elsewhere = await link.run(['up', '--yes', '--cdktf']);
      expect(elsewhere).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('does not have: run this in the project'),
      });
      expect(steps(elsewhere)).toEqual([]);

      copyFileSync(join(__dirname, '../../../cdktf.json'), join(link.directory, 'cdktf.json'));
      const fails = { TEST_FAILING_RESOURCE: 'connection', TEST_FAILS_AFTER: 'noticed' };
      const killed = await link.run(['up', '--yes', '--cdktf'], killWhenMade('terraform_data.resourceGroup'), fails);
      expect(killed.code).toBeNull();

      const noticed = join(link.directory, 'noticed');
      const notice = (event: DriverEvent): void => {
        if (event.event === 'note' && event.text.includes('the tool is still running')) writeFileSync(noticed, '');
      };
      const failing = await link.run(['up', '--yes', '--cdktf'], notice, fails);
      expect(failing.events).toContainEqual({
        event: 'note',
        text: expect.stringContaining('the tool is still running'),
      });
      expect(failing).toMatchObject({ code: 1, stderr: expect.stringContaining('deploying the Azure side failed:\n') });
      expect(failing.stderr).toContain('local-exec provisioner error');
      expect(failing.stderr).toContain("next: the resources created so far are in Terraform's state");

      const mended = await link.run(['up', '--yes', '--cdktf']);
      expect(mended).toMatchObject({ code: 0, stderr: '' });
      expect(steps(mended)).toEqual(['azure', 'router']);
      expect(made(mended)).toContain('terraform_data.connection');
      expect(link.read('.vpc2vnet/cdktf/azure-deploy.log')).toContain('cdktf-azure  ');
      const created = link.read('created.log').trim().split('\n').sort();
      expect(created).toEqual([...new Set(created)]);
      const key = await readSecret(moto, handoffOf(link).aws?.sharedKeySecretArn ?? '');
      expect(filesWith(link, key).filter((path) => !/\.tfstate(\.backup)?$/.test(path))).toEqual([]);

      const alone = await link.run(['up']);
      expect(alone.events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });

      const down = await link.run(['down', '--yes', '--cdktf']);
      expect(down.events.at(-1)).toMatchObject({ event: 'finished', result: 'done' });
      expect(steps(down)).toEqual(['router', 'azure', 'network']);
    },
    5 * MINUTES,
  );
});

function killWhenMade(resource: string): NonNullable<Parameters<Link['run']>[1]> {
  return (event, kill) => {
    if (isMade(event) && event.resource === resource) kill('SIGKILL');
  };
}

function made({ events }: Run): readonly string[] {
  return events.filter(isMade).map(({ resource }) => resource);
}

function isMade(event: DriverEvent): event is Extract<DriverEvent, { event: 'resource' }> {
  return event.event === 'resource' && event.action === 'create' && event.state === 'done';
}
