import { Testing } from 'cdktf';
import { loadConfig } from '../../lib/config/load';
import { emptyHandoff } from '../../lib/handoff/handoff';
import { resolvePlan } from '../../lib/model/resolve';
import { stateNotice } from '../../lib/driver/azure/state-notice';
import { configOf, type ConfigPart } from '../fixtures/config';
import { AzureStack } from '../../stacks/azure/azure-stack';

function planOf(backend: ConfigPart['backend']) {
  const loaded = loadConfig(configOf({ name: 'demo', backend }), 'vpc2vnet.yaml');
  if (!loaded.ok) throw new Error('the config should load');
  return resolvePlan({ ...loaded, handoff: emptyHandoff('demo') });
}

function backendOf(plan: ReturnType<typeof planOf>): unknown {
  const stack = JSON.parse(Testing.synth(new AzureStack(Testing.app(), plan))) as { terraform: { backend: unknown } };
  return stack.terraform.backend;
}

describe("Terraform's state", () => {
  test('is a local file by default, with a warning of the key in it', () => {
    const plan = planOf({});

    expect(backendOf(plan)).toEqual({ local: { path: '../../../terraform.demo-azure.tfstate' } });
    expect(stateNotice(plan)).toContain('terraform.demo-azure.tfstate, will hold the shared key unencrypted');
  });

  test('goes to S3, encrypted and locked', () => {
    const plan = planOf({ s3: { bucket: 'my-state', region: 'eu-central-1' } });

    expect(backendOf(plan)).toEqual({
      s3: {
        bucket: 'my-state',
        encrypt: true,
        key: 'vpc2vnet/demo.tfstate',
        region: 'eu-central-1',
        use_lockfile: true,
      },
    });
    expect(stateNotice(plan)).toBeUndefined();
  });

  test('goes to Azure Storage', () => {
    const plan = planOf({
      azurerm: { resourceGroup: 'rg', storageAccount: 'acc', container: 'state', key: 'a.tfstate' },
    });

    expect(backendOf(plan)).toEqual({
      azurerm: { container_name: 'state', key: 'a.tfstate', resource_group_name: 'rg', storage_account_name: 'acc' },
    });
  });
});
