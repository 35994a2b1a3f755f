import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Aws, DeployedStack } from '../../../lib/driver/aws/aws.edge';
import { planPlaceholders } from '../../../lib/driver/components/azure-variables.edge';
import { decide } from '../../../lib/driver/components/decide';
import { observe } from '../../../lib/driver/components/observe.edge';
import type { Session } from '../../../lib/driver/run/session.edge';
import type { Variables } from '../../../lib/driver/tools/terraform.edge';
import { loadLink } from '../../../lib/workspace/load-link.edge';

/** A network that CloudFormation has, in a region. */
function network(region: string, address: string, prefix: string): DeployedStack {
  return {
    status: 'CREATE_COMPLETE',
    outputs: {
      Region: region,
      AddressRouter1: address,
      VpcPrefixes: prefix,
      SharedKeySecretArn: `arn:aws:secretsmanager:${region}:123456789012:secret:demo-AbCdEf`,
    },
    template: '{"Resources":{}}',
    parameters: {},
    updated: undefined,
  };
}

/** By region and name. */
type World = Readonly<Record<string, DeployedStack>>;

const PLAIN: World = { 'eu-west-1/demo-network': network('eu-west-1', '54.64.0.1', '10.0.0.0/16') };
const BOTH: World = {
  ...PLAIN,
  'us-east-1/demo--virginia-network': network('us-east-1', '54.64.0.2', '10.1.0.0/16'),
};

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-observe-sites-'));
  mkdirSync(join(directory, 'cdk.out'));
  writeFileSync(
    join(directory, 'vpc2vnet.yaml'),
    [
      'name: demo',
      'aws: { region: eu-west-1 }',
      'sites: { virginia: { region: us-east-1, vpc: { cidrs: [10.1.0.0/16] } } }',
      'azure: { location: westeurope }',
      '',
    ].join('\n'),
  );
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Clouds with these stacks and nothing in Azure; `planned` has the variables of each plan. */
function session(world: World) {
  const planned: Variables[] = [];
  const at = (name: string) => join(directory, name);
  const files = {
    config: at('vpc2vnet.yaml'),
    handoff: at('handoff.json'),
    awsOutputs: at('cdk-outputs.json'),
    azureOutputs: at('cdktf-outputs.json'),
  };
  const looked: Pick<Session, 'workspace' | 'aws' | 'terraform' | 'terraformName'> = {
    workspace: {
      files,
      directory,
      load: () => loadLink(files),
      synthesize: (handoff) => loadLink(files, { handoff }),
      keep: () => undefined,
    },
    aws: (region) =>
      ({
        stack: (name: string) => Promise.resolve(world[`${region}/${name}`]),
        secret: (arn: string) => Promise.resolve(`key of ${region} for ${arn.split(':')[3]}`),
      }) as unknown as Aws,
    terraform: {
      init: () => Promise.resolve([]),
      plan: (variables: Variables) => {
        planned.push(variables);
        return Promise.resolve({ ok: true, differs: true, changes: [], problems: [] });
      },
      resources: () => Promise.resolve([]),
    } as unknown as Session['terraform'],
    terraformName: 'terraform',
  };
  return { session: looked as Session, planned };
}

describe('an observation of a link with two sites', () => {
  test('reads each network in its region, and plans Azure with the key of each', async () => {
    const { session: look, planned } = session(BOTH);

    const { loaded, components } = await observe(look);

    expect(loaded.link.sites.map(({ routers: [{ address }] }) => address)).toMatchObject([
      { value: '54.64.0.1' },
      { value: '54.64.0.2' },
    ]);
    expect(planned).toEqual([
      { sharedKey: 'key of eu-west-1 for eu-west-1', sharedKey_virginia: 'key of us-east-1 for us-east-1' },
    ]);
    expect(decide(components)).toMatchObject({ kind: 'deploy', component: { id: 'azure' } });
  });

  test('deploys the network of a site that was added, and Azure is blocked until then', async () => {
    const { session: look, planned } = session(PLAIN);

    const { loaded, components } = await observe(look);

    expect(decide(components)).toMatchObject({
      kind: 'deploy',
      component: { id: 'virginia-network', stack: 'demo--virginia-network', region: 'us-east-1' },
    });
    expect(components.map(({ component: { id }, state: { label } }) => `${id}: ${label}`)).toEqual([
      'network: up to date',
      'virginia-network: not deployed',
      'azure: blocked',
      'router: blocked',
      'virginia-router: blocked',
    ]);
    expect(planned).toEqual([planPlaceholders(loaded.link)]);
  });
});
