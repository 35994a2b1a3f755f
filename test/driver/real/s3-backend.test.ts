import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { testWith } from '../../fixtures/needs';
import { TERRAFORM } from '../../fixtures/terraform';
import { readSecret } from './cloud';
import { filesWith, handoffOf, makeLink, steps, type Link } from './link';
import { REGION, startMoto, type Moto } from './moto';
import { AZURE_LOGIN, MOTO } from './needs';

const MINUTES = 60_000;
const BUCKET = 'state-of-links';

/**
 * Terraform's own s3 backend against moto's S3. The stack is the synthesized one, its backend as it is: Terraform finds
 * moto by AWS_ENDPOINT_URL like every AWS tool. That S3 encrypts is asked for, and not shown here.
 */
describe('the driver with the state in S3, on moto and terraform_data', () => {
  let moto: Moto | undefined;
  let link: Link | undefined;

  afterAll(async () => {
    await moto?.stop();
    link?.remove();
  }, MINUTES);

  testWith(
    [MOTO, TERRAFORM],
    'keeps the state in the bucket and the key off the disk, from up to down',
    async () => {
      moto = await startMoto();
      await ask(moto, 'PUT', BUCKET, locationOf(REGION));
      link = makeLink('remote', 'terraform_data', { ...moto.env, ...AZURE_LOGIN });
      link.configure({ backend: { s3: { bucket: BUCKET, region: REGION } } });

      const first = await link.run(['up', '--yes']);

      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(steps(first)).toEqual(['network', 'azure', 'router']);
      expect(first.events.filter(({ event }) => event === 'warning')).toEqual([]);
      const key = await readSecret(moto, handoffOf(link).aws?.sharedKeySecretArn ?? '');
      expect(await stateOf(moto)).toContain(key);
      expect(filesWith(link, key)).toEqual([]);
      expect(readdirSync(link.directory).filter((name) => name.includes('tfstate'))).toEqual([]);

      const second = await link.run(['up']);
      expect(second.events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });

      const down = await link.run(['down', '--yes']);
      expect(down.events.at(-1)).toMatchObject({ event: 'finished', result: 'done' });
      expect(JSON.parse(await stateOf(moto))).toMatchObject({ resources: [] });
      expect(await ask(moto, 'GET', BUCKET)).not.toContain('.tflock');
      expect(existsSync(join(link.directory, 'handoff.json'))).toBe(false);
    },
    5 * MINUTES,
  );
});

function stateOf(moto: Moto): Promise<string> {
  return ask(moto, 'GET', `${BUCKET}/vpc2vnet/remote.tfstate`);
}

/** A request to moto's S3, which looks at the name of a signature only. */
async function ask({ env }: Moto, method: 'GET' | 'PUT', path: string, body?: string): Promise<string> {
  const scope = `testing/20260101/${REGION}/s3/aws4_request`;
  const response = await fetch(`${env['AWS_ENDPOINT_URL']}/${path}`, {
    method,
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none` },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`S3 answers ${method} ${path} with ${response.status}: ${text}`);
  return text;
}

function locationOf(region: string): string {
  return `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
}
