import { LabError } from '../../../lib/lab/lab-error';
import { readConnections } from '../../../lib/lab/emitted/azure-connection';
import type { TerraformJson } from '../../../lib/lab/emitted/terraform-json';
import { terraformOf } from '../../fixtures/azure-stack';
import { previewOfExample } from '../../fixtures/examples';

const terraform = (example: string): TerraformJson => terraformOf(previewOfExample(example));

test('the prefixes of Azure are those of the VNet that the link creates', () => {
  expect(readConnections(terraform('minimal')).map(({ azurePrefixes }) => azurePrefixes)).toEqual([['10.3.0.0/16']]);
});

test('a VNet that exists is rejected by the lab, which emulates what the link creates', () => {
  expect(() => readConnections(terraform('hub-and-spoke'))).toThrow(LabError);
  expect(() => readConnections(terraform('hub-and-spoke'))).toThrow('this one exists; remove azure.vnet.id');
});
