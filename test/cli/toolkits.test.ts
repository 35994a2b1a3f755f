import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderLink } from '../../bin/render.edge';
import { emptyHandoff } from '../../lib/handoff/handoff';
import { printHandoff } from '../../lib/handoff/parse';
import { PLAIN_SITE, siteStack } from '../../lib/model/names';
import { linkFiles } from '../../lib/workspace/link-files';
import { loadLink } from '../../lib/workspace/load-link.edge';
import { AWS_FACTS, bothSides } from '../fixtures/handoffs';
import { SHORTEST } from '../fixtures/link-of';
import { makeProject, removeProject } from '../fixtures/project';

const CONFIG = 'examples/custom-crypto/vpc2vnet.yaml';
const B = 'name: lab2\naws: { region: us-west-2 }\nazure: { location: westus2 }\n';

describe('the toolkits, run manually', () => {
  let project = '';

  beforeEach(() => {
    project = makeProject();
  });

  afterEach(() => removeProject(project));

  const at = (...path: readonly string[]): string => join(project, ...path);
  const run = (tool: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync(at('node_modules/.bin', tool), args, {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1', ...env },
    });
  const cdk = (...args: readonly string[]) => run('cdk', [...args, '--no-notices']);

  test('cdk synth takes the config from its context, and validates the templates', () => {
    const words = ['synth', '-q', '-c', `config=${CONFIG}`, '--no-notices'];
    const { status, stderr } = run('cdk', words, { CDK_VALIDATION: 'true' });

    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(readdirSync(at('cdk.out'))).toContain('custom-crypto-network.template.json');
  }, 60_000);

  test('cdk synth writes the same template as synth, so that neither finds changes after the other', () => {
    cdk('synth', '-q', '-c', `config=${CONFIG}`);
    const { link } = loadLink(linkFiles({ config: at(CONFIG) }));
    const name = `cdk.out/${siteStack(link.name, PLAIN_SITE, 'network')}.template.json`;
    const ours = renderLink(link, { validate: false }).find(({ path }) => path === name);

    expect(JSON.parse(readFileSync(at(name), 'utf8'))).toEqual(JSON.parse(ours?.content ?? ''));
  }, 60_000);

  test('cdktf synth takes the config from the environment', () => {
    const { status } = run('cdktf', ['synth'], { VPC2VNET_CONFIG: CONFIG });

    expect(status).toBe(0);
    expect(readFileSync(at('cdktf.out/stacks/custom-crypto-azure/cdk.tf.json'), 'utf8')).toContain(
      '"default": "northeurope"',
    );
  }, 60_000);

  test('cdk synth reports the problems of a config with the same messages', () => {
    writeFileSync(
      at('bad.yaml'),
      'name: demo\naws: { region: us-west-2 }\nazure: { location: westus2, vnet: { cidrs: [10.0.0.0/16] } }\n',
    );
    const { status, stderr } = cdk('synth', '-q', '-c', 'config=bad.yaml');

    expect(status).not.toBe(0);
    expect(stderr).toContain('bad.yaml:3:45 azure.vnet.cidrs[0] must not overlap the VPC CIDR block 10.0.0.0/16');
    expect(stderr).not.toMatch(/^\s+at /m);
  }, 60_000);

  test('cdk synth prints its template on stdout, and the link and what is left out on stderr', () => {
    writeFileSync(at('vpc2vnet.yaml'), SHORTEST);
    const { stdout, stderr } = cdk('synth');

    expect(stdout).toMatch(/^Description: Network of the link link to Azure\n/);
    expect(stdout).not.toContain('vpc2vnet: ');
    expect(stderr.match(/^vpc2vnet: link .*/gm)).toEqual([
      expect.stringMatching(
        /^vpc2vnet: link link \(AWS eu-central-1, Azure westeurope\) from vpc2vnet\.yaml, no hand-off \(.*\); left out: link-router needs /,
      ),
    ]);
  }, 60_000);

  test('cdk rejects a misspelled context key, instead of reading the default link', () => {
    writeFileSync(at('vpc2vnet.yaml'), SHORTEST);
    const { status, stdout, stderr } = cdk('ls', '-c', 'confg=b.yaml');

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain("there is no context key 'confg'; write config");
  }, 60_000);

  describe('with a second link beside a deployed one', () => {
    beforeEach(() => {
      writeFileSync(at('vpc2vnet.yaml'), SHORTEST);
      writeFileSync(at('handoff.json'), printHandoff(bothSides()));
      writeFileSync(at('b.yaml'), B);
      writeFileSync(at('cdk-outputs.json'), JSON.stringify({ 'link-network': { Region: 'eu-central-1', Inputs: '' } }));
      writeFileSync(at('cdktf-outputs.json'), JSON.stringify({ 'link-azure': { location: 'westeurope', inputs: {} } }));
    });

    test('cdk takes the second one by its config alone', () => {
      const { status, stdout, stderr } = cdk('ls', '-c', 'config=b.yaml');

      expect({ status, stdout }).toEqual({ status: 0, stdout: 'lab2-network\n' });
      expect(stderr).toContain('link lab2 (AWS us-west-2, Azure westus2) from b.yaml, no hand-off (handoff.b.json');
      expect(existsSync(at('.vpc2vnet/outputs/link-network.json'))).toBe(true);
    }, 60_000);

    test('cdktf takes the second one by its config alone', () => {
      const { status } = run('cdktf', ['synth'], { VPC2VNET_CONFIG: 'b.yaml' });

      expect(status).toBe(0);
      expect(readdirSync(at('cdktf.out/stacks'))).toEqual(['lab2-azure']);
    }, 60_000);
  });

  test('an incomplete outputs file stops no command that writes it again', () => {
    writeFileSync(at('vpc2vnet.yaml'), SHORTEST);
    writeFileSync(at('handoff.json'), printHandoff({ ...emptyHandoff('link'), aws: AWS_FACTS }));
    writeFileSync(at('cdk-outputs.json'), '{"link-network": {"Reg');
    writeFileSync(at('cdktf-outputs.json'), '{"link-azure": {"loc');
    const listed = cdk('ls');

    expect(listed).toMatchObject({ status: 0, stdout: 'link-network\n' });
    expect(listed.stderr).toMatch(
      /^vpc2vnet: cdk-outputs\.json is not complete JSON .*; until then the facts in handoff\.json are used$/m,
    );
    expect(listed.stderr).toMatch(/^vpc2vnet: cdktf-outputs\.json .*; until then that side has no facts$/m);
    expect(run('cdktf', ['synth']).status).toBe(0);
  }, 90_000);

  test('cdktf diff with another output directory has the same state, and the plan of the last one is deleted', () => {
    writeFileSync(at('vpc2vnet.yaml'), SHORTEST);
    mkdirSync(at('build/out/stacks/link-azure'), { recursive: true });
    writeFileSync(at('build/out/stacks/link-azure/plan'), 'holds the shared key');
    const states = ['cdktf.out', 'build/out'].map((output) => {
      run('cdktf', ['synth', '--output', output]);
      const folder = at(output, 'stacks/link-azure');
      const text = readFileSync(join(folder, 'cdk.tf.json'), 'utf8');
      const { backend } = (JSON.parse(text) as { terraform: { backend: { local: { path: string } } } }).terraform;
      return join(folder, backend.local.path);
    });

    expect(states).toEqual([at('terraform.link-azure.tfstate'), at('terraform.link-azure.tfstate')]);
    expect(existsSync(at('build/out/stacks/link-azure/plan'))).toBe(false);
  }, 90_000);
});
