import { LabError } from '../../../lib/lab/lab-error';
import { readConnections } from '../../../lib/lab/emitted/azure-connection';
import type { TerraformJson } from '../../../lib/lab/emitted/terraform-json';
import { terraformOf } from '../../fixtures/azure-stack';
import { previewOfExample } from '../../fixtures/examples';

const terraform = (example: string): TerraformJson => terraformOf(previewOfExample(example));

test('the prefixes of Azure are those of the VNet that the link creates', () => {
  expect(readConnections(terraform('minimal')).map(({ azurePrefixes }) => azurePrefixes)).toEqual([['10.3.0.0/16']]);
});

test('the prefixes of a VNet that exists, of spokes and behind them are those that the stack reports', () => {
  const [connection] = readConnections(terraform('hub-and-spoke'));

  expect(connection).toMatchObject({
    azurePrefixes: ['10.40.0.0/16', '10.41.0.0/16', '10.42.0.0/16', '10.44.0.0/16'],
    vmSubnet: '10.40.0.0/24',
    vmSecurity: undefined,
  });
});

test('an Azure side without a prefix is rejected', () => {
  const whole = terraform('hub-and-spoke');

  expect(() => readConnections({ ...whole, output: {} })).toThrow(LabError);
});
