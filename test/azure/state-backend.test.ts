import { TerraformStack, Testing } from 'cdktf';
import { keepState, type StatePlace } from '../../lib/azure/state-backend';
import type { StateBackend } from '../../lib/model/link';
import { configOf, type ConfigPart } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';

/** The settings of Terraform in a stack with this state. */
function settingsOf(backend: StateBackend, place?: StatePlace): Readonly<Record<string, unknown>> {
  const stack = new TerraformStack(Testing.app(), 'demo-azure');
  keepState(stack, backend, place);
  return (JSON.parse(Testing.synth(stack)) as { terraform: Readonly<Record<string, unknown>> }).terraform;
}

const backendOf = (backend: StateBackend, place?: StatePlace): unknown => settingsOf(backend, place)['backend'];

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

  test.each<[string, ConfigPart['backend'], string]>([
    ['a local file', {}, '>= 1.3.0'],
    [
      'S3, which older versions lock in another way',
      { s3: { bucket: 'my-state', region: 'eu-central-1' } },
      '>= 1.10.0',
    ],
    ['Azure Storage', { azurerm: { resourceGroup: 'rg', storageAccount: 'acc', container: 'state' } }, '>= 1.3.0'],
  ])('in %s is opened by no Terraform older than what works', (_, backend, required) => {
    expect(settingsOf(resolved(backend))['required_version']).toBe(required);
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
