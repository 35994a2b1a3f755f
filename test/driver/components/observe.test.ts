import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLink } from '../../../lib/workspace/load-link.edge';
import type { DeployedStack } from '../../../lib/driver/aws/aws.edge';
import { decide } from '../../../lib/driver/components/decide';
import { azureVariables, planPlaceholders } from '../../../lib/driver/components/azure-variables.edge';
import { observe } from '../../../lib/driver/components/observe.edge';
import type { Session } from '../../../lib/driver/run/session.edge';
import type { Variables } from '../../../lib/driver/tools/terraform.edge';

const NETWORK: DeployedStack = {
  status: 'CREATE_COMPLETE',
  outputs: {
    Region: 'eu-west-1',
    AddressRouter1: '54.64.0.1',
    VpcPrefixes: '10.0.0.0/16',
    SharedKeySecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:demo-AbCdEf',
  },
  template: '{"Resources":{}}',
  parameters: {},
  updated: undefined,
};

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-observe-'));
  mkdirSync(join(directory, 'cdk.out'));
  writeFileSync(
    join(directory, 'vpc2vnet.yaml'),
    'name: demo\naws: { region: eu-west-1 }\nazure: { location: westeurope }\n',
  );
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Clouds that return the given states; `planned` has the variables of each plan. */
function session(answers: readonly (DeployedStack | undefined)[]) {
  const planned: Variables[] = [];
  const left = [...answers];
  const at = (name: string) => join(directory, name);
  const files = {
    config: at('vpc2vnet.yaml'),
    handoff: at('handoff.json'),
    awsOutputs: at('cdk-outputs.json'),
    azureOutputs: at('cdktf-outputs.json'),
  };
  const load = () => loadLink(files);
  const looked: Pick<Session, 'workspace' | 'aws' | 'terraform' | 'terraformName'> = {
    workspace: {
      files,
      directory,
      load,
      synthesize: (handoff) => loadLink(files, { handoff }),
      keep: () => undefined,
    },
    aws: () =>
      ({
        stack: (name: string) =>
          Promise.resolve(name.endsWith('network') ? (left.length > 1 ? left.shift() : left[0]) : undefined),
        secret: () => Promise.resolve('TheKey'),
      }) as unknown as ReturnType<Session['aws']>,
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

describe('an observation of both clouds', () => {
  test('plans Azure with the key of a network that exists', async () => {
    const { session: look, planned } = session([NETWORK]);

    const { components } = await observe(look);

    expect(planned).toEqual([{ sharedKey: 'TheKey' }]);
    expect(decide(components)).toMatchObject({ kind: 'deploy', component: { id: 'azure' } });
  });

  test('is blocked by a network that is created meanwhile, and plans no Azure side without its key', async () => {
    const { session: look } = session([undefined, NETWORK]);

    const { components } = await observe(look);

    expect(decide(components)).toMatchObject({ kind: 'deploy', component: { id: 'network' } });
    expect(components[1]?.state).toEqual({ label: 'blocked', by: 'network' });
  });

  test('plans nothing to create in Azure while an existing network does not report its key', async () => {
    const { session: look, planned } = session([{ ...NETWORK, outputs: {} }]);

    const { loaded, components } = await observe(look);

    expect(decide(components)).toMatchObject({ kind: 'blocked', component: { id: 'azure' } });
    expect(planned).toEqual([planPlaceholders(loaded.link)]);
    await expect(azureVariables(look, loaded.link)).rejects.toThrow(
      'the shared key of the Azure side is not known yet',
    );
  });
});
