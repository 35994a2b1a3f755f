import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { PLAIN_SITE, siteStack } from '../../lib/model/names';
import { linkFiles } from '../../lib/workspace/link-files';
import { loadLink } from '../../lib/workspace/load-link.edge';
import { renderLink } from '../../bin/render.edge';

const ROOT = join(__dirname, '../..');
const BIN = join(ROOT, 'node_modules/.bin');
const CONFIG = 'examples/custom-crypto/vpc2vnet.yaml';

describe('the toolkits, typed by hand', () => {
  let out = '';

  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'vpc2vnet-toolkits-'));
  });

  afterEach(() => rmSync(out, { recursive: true, force: true }));

  const run = (tool: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync(join(BIN, tool), args, {
      cwd: ROOT,
      encoding: 'utf8',
      // A hand-off of its own, so that one of the developer's does not matter.
      env: { ...process.env, CHECKPOINT_DISABLE: '1', VPC2VNET_HANDOFF: join(out, 'handoff.json'), ...env },
    });

  test('cdk synth takes the config from its context, and validates the templates', () => {
    const { status, stderr } = run('cdk', [
      'synth',
      '-q',
      '--no-notices',
      '-c',
      `config=${CONFIG}`,
      '-o',
      join(out, 'cdk.out'),
    ]);

    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(readdirSync(join(out, 'cdk.out'))).toContain('custom-crypto-network.template.json');
  }, 60_000);

  test('cdk synth writes the very template that ours does, so that either sees nothing to do after the other', () => {
    run('cdk', ['synth', '-q', '--no-notices', '-c', `config=${CONFIG}`, '-o', join(out, 'cdk.out')]);
    const files = linkFiles({ config: join(ROOT, CONFIG), handoff: join(out, 'handoff.json') });
    const { link } = loadLink(files);
    const name = `cdk.out/${siteStack(link.name, PLAIN_SITE, 'network')}.template.json`;
    const ours = renderLink(link, { validate: false }).find(({ path }) => path === name);

    expect(JSON.parse(readFileSync(join(out, name), 'utf8'))).toEqual(JSON.parse(ours?.content ?? ''));
  }, 60_000);

  test('cdktf synth takes the config from the environment', () => {
    const output = join(out, 'cdktf.out');
    const { status } = run('cdktf', ['synth', '--output', relative(ROOT, output)], { VPC2VNET_CONFIG: CONFIG });

    expect(status).toBe(0);
    expect(readFileSync(join(output, 'stacks/custom-crypto-azure/cdk.tf.json'), 'utf8')).toContain(
      '"default": "northeurope"',
    );
  }, 60_000);

  test('cdk synth tells the problems of a config in the same words', () => {
    const config = join(out, 'bad.yaml');
    writeFileSync(
      config,
      'name: demo\naws: { region: us-west-2 }\nazure: { location: westus2, vnet: { cidrs: [10.0.0.0/16] } }\n',
    );
    const { status, stderr } = run('cdk', [
      'synth',
      '-q',
      '--no-notices',
      '-c',
      `config=${config}`,
      '-o',
      join(out, 'cdk.out'),
    ]);

    expect(status).not.toBe(0);
    expect(stderr).toContain(`${config}:3:45 azure.vnet.cidrs[0] must not overlap the VPC range 10.0.0.0/16`);
    expect(stderr).not.toMatch(/^\s+at /m);
  }, 60_000);
});
