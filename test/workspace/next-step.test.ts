import { spawnSync } from 'node:child_process';
import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';
import { nextStep, type NamedFiles } from '../../lib/workspace/next-step';
import { configOf, withRouter } from '../fixtures/config';
import { AWS_FACTS, bothSides, DEPLOYED, SECRET_ARN } from '../fixtures/handoffs';
import { linkOf, SHORTEST } from '../fixtures/link-of';

const NOTHING = emptyHandoff('link');
const NETWORK: Handoff = { ...NOTHING, aws: AWS_FACTS };
const step = (handoff: Handoff, files?: NamedFiles, yaml = SHORTEST) => nextStep(linkOf(yaml, handoff), handoff, files);
const WITH_KEY = configOf({
  azure: {
    testVm: { sshPublicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
  },
});
const WIDER_VPC = configOf({ aws: { vpc: { cidrs: ['10.0.0.0/16', '10.1.0.0/16'] } } });

describe('the next step', () => {
  test('is the network while nothing is known', () => {
    expect(step(NOTHING)).toEqual({
      why: 'create the VPC, the Elastic IP and the shared key',
      command: 'npx cdk deploy',
    });
  });

  test('is Azure once the network is known, with the key from Secrets Manager', () => {
    expect(step(NETWORK).command).toBe(
      [
        'ARM_SUBSCRIPTION_ID="${ARM_SUBSCRIPTION_ID:-$(az account show --query id --output tsv)}"',
        'TF_VAR_adminSshPublicKey="$(cat ~/.ssh/id_ed25519.pub)"',
        `TF_VAR_sharedKey="$(aws secretsmanager get-secret-value --region eu-central-1 --secret-id ${SECRET_ARN} --query SecretString --output text)"`,
        'npx cdktf deploy --outputs-file cdktf-outputs.json',
      ].join(' '),
    );
  });

  test('passes no SSH key that the config has', () => {
    expect(step(NETWORK, {}, WITH_KEY).command).not.toContain('adminSshPublicKey');
  });

  test('passes no SSH key when there is no test VM', () => {
    expect(step(NETWORK, {}, configOf({ azure: { testVm: { enabled: false } } })).command).not.toContain(
      'adminSshPublicKey',
    );
  });

  test('is the router once both sides are known', () => {
    expect(step(bothSides())).toEqual({
      why: 'create the router and bring the tunnel up',
      command: 'npx cdk deploy --all',
    });
  });

  test('is the router again for another processor, which no image is remembered of', () => {
    const yaml = withRouter({ instanceType: 'c7i.large' });
    expect(step(DEPLOYED, {}, yaml).command).toBe('npx cdk deploy --all');
  });

  test('is the router again for a test host that was not deployed with it', () => {
    const handoff = bothSides({ images: { 'router-1/arm64': 'ami-0123456789abcdef0' } });
    expect(step(handoff).command).toBe('npx cdk deploy --all');
    expect(step(handoff, {}, configOf({ aws: { testHost: { enabled: false } } })).command).toBeUndefined();
  });

  test('is nothing once the router is there', () => {
    expect(step(DEPLOYED)).toEqual({
      why: 'both sides are deployed; after a change of the config, run the deployments again',
    });
  });

  test('brings AWS up to a range that the config has since', () => {
    expect(step(DEPLOYED, {}, WIDER_VPC)).toEqual({
      why: 'bring AWS up to the config',
      command: 'npx cdk deploy --all',
    });
  });

  test('brings Azure up to a range that the config has since', () => {
    const yaml = configOf({ azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } } });
    expect(step(DEPLOYED, {}, yaml)).toMatchObject({
      why: 'bring Azure up to the config',
      command: expect.stringContaining('cdktf deploy'),
    });
  });
});

describe('paths in the next step', () => {
  test('are named when they are not the default ones', () => {
    expect(step(NOTHING, { config: 'links/a.yaml', handoff: 'links/a.json' }).command).toBe(
      'npx cdk deploy -c config=links/a.yaml -c handoff=links/a.json',
    );
  });

  test('are variables for cdktf, which knows no -c', () => {
    expect(step(NETWORK, { config: 'links/a.yaml', handoff: 'links/a.json' }).command).toMatch(
      /^VPC2VNET_CONFIG=links\/a\.yaml VPC2VNET_HANDOFF=links\/a\.json ARM_SUBSCRIPTION_ID=/,
    );
  });

  test.each(['my links/a.yaml', "it's.yaml", '$(touch x).yaml', '-x.yaml', 'ä;b.yaml', '~/a.yaml'])(
    'reach a shell as they are: %s',
    (config) => {
      const words = step(NOTHING, { config }).command?.replace('npx cdk deploy -c ', '');
      const { stdout } = spawnSync('sh', ['-c', `printf %s ${words}`], { encoding: 'utf8' });
      expect(stdout).toBe(`config=${config}`);
    },
  );
});
