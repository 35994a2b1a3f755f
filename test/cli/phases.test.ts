import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../../lib/write-files/read-tree.edge';

const ROOT = join(__dirname, '../..');
const ARN = 'arn:aws:secretsmanager:us-west-2:123456789012:secret:SharedKey-AbCdEf';

const NETWORK = {
  'demo-network': {
    Region: 'us-west-2',
    AddressRouter1: '52.10.20.30',
    VpcPrefixes: '10.0.0.0/16',
    SharedKeySecretArn: ARN,
    ImageArm64: 'ami-0123456789abcdef0',
    ImageX8664: 'ami-0fedcba9876543210',
  },
};
const AZURE = {
  'demo-azure': {
    location: 'westus2',
    gatewayAddresses: ['20.30.40.50'],
    bgpAddresses: [],
    vnetPrefixes: ['10.3.0.0/16'],
  },
};
const ROUTER = {
  'demo-router': { ImageRouter1Arm64: 'ami-0123456789abcdef0', ImageTestHost1Arm64: 'ami-0123456789abcdef0' },
};

describe('a link, phase by phase', () => {
  let folder = '';

  const write = (name: string, content: unknown): void => writeFileSync(join(folder, name), JSON.stringify(content));
  const synth = (...args: readonly string[]) =>
    spawnSync('node', [join(ROOT, 'bin/vpc2vnet.js'), 'synth', ...args], { cwd: folder, encoding: 'utf8' });
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-phases-'));
    writeFileSync(
      join(folder, 'vpc2vnet.yaml'),
      'name: demo\naws: { region: us-west-2 }\nazure: { location: westus2 }\n',
    );
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('starts with the network, and prints cdk deploy', () => {
    const { stdout, status } = synth();

    expect(status).toBe(0);
    expect(stdout).toContain('\n  npx cdk deploy demo-network\n');
    expect(stdout).not.toContain('\u001b[');
    expect(existsSync(join(folder, 'cdk.out/demo-network.template.json'))).toBe(true);
    expect(existsSync(join(folder, 'cdk.out/demo-router.template.json'))).toBe(false);
    expect(existsSync(join(folder, 'router'))).toBe(false);
    expect(existsSync(join(folder, 'handoff.json'))).toBe(false);
    expect(stdout).not.toContain('To delete the link');
  });

  test('continues with Azure after cdk deploy, and passes the key without showing it', () => {
    write('cdk-outputs.json', NETWORK);
    const { stdout } = synth();

    expect(stdout).toContain(
      '\n  npm run -s vpc2vnet with-keys -- npx cdktf deploy --skip-provider-lock --outputs-file cdktf-outputs.json\n',
    );
    expect(read('cdktf.out/stacks/demo-azure/cdk.tf.json')).toContain('"default": "52.10.20.30"');
    expect(JSON.parse(read('handoff.json'))).toMatchObject({ aws: { routerAddresses: { 'router-1': '52.10.20.30' } } });
  });

  test('ends with the router, whose configuration names both addresses', () => {
    write('cdk-outputs.json', NETWORK);
    write('cdktf-outputs.json', AZURE);
    const { stdout } = synth();

    expect(stdout).toContain('\n  npx cdk deploy demo-router\n');
    expect(read('router/router-1/etc/swanctl/conf.d/vpc2vnet.conf')).toContain('remote_addrs = 20.30.40.50');
    expect(read('cdk.out/demo-router.template.json')).toContain('20.30.40.50/32');
  });

  test('has no next command once the router is deployed, and pins its AMI', () => {
    write('cdk-outputs.json', { ...NETWORK, ...ROUTER });
    write('cdktf-outputs.json', AZURE);
    const { stdout } = synth();

    expect(stdout).toContain('Next: nothing, every component is deployed with these inputs');
    expect(stdout).toContain('\nTo delete the link: npm run -s vpc2vnet -- next --down\n');
    expect(read('cdk.out/demo-router.template.json')).toContain('"ImageId": "ami-0123456789abcdef0"');
  });

  test('says what a workload needs in a preview and once everything is deployed, and not in between', () => {
    const NEEDS =
      'What an instance or a VM needs to use the link:\n  AWS security group: allow inbound what the instance serves';
    const preview = synth('--preview').stdout;
    write('cdk-outputs.json', NETWORK);
    const between = synth().stdout;
    write('cdk-outputs.json', { ...NETWORK, ...ROUTER });
    write('cdktf-outputs.json', AZURE);

    expect(preview).toContain(NEEDS);
    expect(between).not.toContain(NEEDS);
    expect(synth().stdout).toContain(NEEDS);
  });

  test('keeps its facts when the outputs files are deleted', () => {
    write('cdk-outputs.json', { ...NETWORK, ...ROUTER });
    write('cdktf-outputs.json', AZURE);
    synth();
    const before = readTree(folder);
    rmSync(join(folder, 'cdk-outputs.json'));
    rmSync(join(folder, 'cdktf-outputs.json'));
    synth();

    expect(readTree(folder)).toEqual(before.filter(({ path }) => !path.endsWith('-outputs.json')));
  });

  test('deletes the files that are no longer rendered, and no other files', () => {
    write('cdk-outputs.json', NETWORK);
    write('cdktf-outputs.json', AZURE);
    synth();
    writeFileSync(join(folder, 'router/notes.txt'), 'mine');
    for (const name of ['cdk-outputs.json', 'cdktf-outputs.json', 'handoff.json']) rmSync(join(folder, name));
    synth();

    expect(existsSync(join(folder, 'cdk.out/demo-router.template.json'))).toBe(false);
    expect(existsSync(join(folder, 'router/router-1/user-data'))).toBe(false);
    expect(read('router/notes.txt')).toBe('mine');
  });

  test('changes no output when a file is invalid, and exits with 2', () => {
    write('cdk-outputs.json', NETWORK);
    synth();
    const before = readTree(folder);
    writeFileSync(join(folder, 'cdktf-outputs.json'), '{"demo-azure": {"gatewayAddr');
    const { stderr, status } = synth();

    expect(status).toBe(2);
    expect(stderr).toBe(
      'cdktf-outputs.json is not complete JSON (half-written or edited); `npm run -s vpc2vnet with-keys -- npx cdktf deploy --skip-provider-lock --outputs-file cdktf-outputs.json` writes it\n',
    );
    expect(readTree(folder).filter(({ path }) => path !== 'cdktf-outputs.json')).toEqual(before);
  });

  test('reads a hand-off of version 1, reports that once, and writes it as version 2', () => {
    writeFileSync(
      join(folder, 'vpc2vnet.yaml'),
      'name: link\naws: { region: eu-central-1 }\nazure: { location: westeurope }\n',
    );
    copyFileSync(join(ROOT, 'test/handoff/version-1/both-sides.json'), join(folder, 'handoff.json'));
    const [first, second] = [synth(), synth()].map(({ stdout }) => stdout);
    const notice = 'handoff.json is of version 1; it was read, and is written as version 2';

    expect(first).toContain(notice);
    expect(second).not.toContain(notice);
    expect(JSON.parse(read('handoff.json'))).toMatchObject({
      version: 2,
      aws: { routerAddresses: { 'router-1': '198.51.100.7' } },
    });
  });

  test('prints the same report as JSON for machines', () => {
    const report = JSON.parse(synth('--json').stdout) as { link: string; next: object[] };

    expect(report).toMatchObject({ link: 'demo', preview: false, next: [{ command: 'npx cdk deploy demo-network' }] });
  });
});
