import { TerraformStack, Testing } from 'cdktf';
import { keepState, type StatePlace } from '../../lib/azure/state-backend';
import type { StateBackend } from '../../lib/model/link';
import { configOf, type ConfigPart } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';

function backendOf(backend: StateBackend, place?: StatePlace): unknown {
  const stack = new TerraformStack(Testing.app(), 'demo-azure');
  keepState(stack, backend, place);
  return (JSON.parse(Testing.synth(stack)) as { terraform: { backend: unknown } }).terraform.backend;
}

const resolved = (backend: ConfigPart['backend']) => linkOf(configOf({ name: 'demo', backend })).backend;

describe("Terraform's state", () => {
  test('is a local file beside the output directory by default', () => {
    expect(backendOf(resolved({}))).toEqual({ local: { path: '../../../terraform.demo-azure.tfstate' } });
  });

  test('goes to S3, encrypted and locked', () => {
    expect(backendOf(resolved({ s3: { bucket: 'my-state', region: 'eu-central-1' } }))).toEqual({
      s3: {
        bucket: 'my-state',
        encrypt: true,
        key: 'vpc2vnet/demo.tfstate',
        region: 'eu-central-1',
        use_lockfile: true,
      },
    });
  });

  test('goes to Azure Storage', () => {
    const azurerm = { resourceGroup: 'rg', storageAccount: 'acc', container: 'state', key: 'a.tfstate' };

    expect(backendOf(resolved({ azurerm }))).toEqual({
      azurerm: { container_name: 'state', key: 'a.tfstate', resource_group_name: 'rg', storage_account_name: 'acc' },
    });
  });

  test('goes under the key that the config gives', () => {
    const s3 = { bucket: 'my-state', region: 'eu-central-1', key: 'other.tfstate' };

    expect(backendOf(resolved({ s3 }))).toMatchObject({ s3: { key: 'other.tfstate' } });
  });

  test('is a local file in the folder that is given', () => {
    expect(backendOf(resolved({}), { folder: '../../../../links' })).toEqual({
      local: { path: '../../../../links/terraform.demo-azure.tfstate' },
    });
  });

  test.each<[string, ConfigPart['backend']]>([
    ['local', {}],
    ['S3', { s3: { bucket: 'my-state', region: 'eu-central-1' } }],
    ['Azure Storage', { azurerm: { resourceGroup: 'rg', storageAccount: 'acc', container: 'state' } }],
  ])('of a preview is not the one of the link: %s', (_, backend) => {
    const [actual, preview] = [{}, { preview: true }].map((place) =>
      JSON.stringify(backendOf(resolved(backend), place)),
    );

    expect(actual).toMatch(/demo[\w-]*\.tfstate"/);
    expect(preview).toBe(actual?.replace('.tfstate"', '.tfstate.preview"'));
  });
});
