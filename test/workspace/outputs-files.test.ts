import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AZURE_OUTPUTS_FILE } from '../../lib/workspace/next-step';
import { DEFAULT_LINK_FILES } from '../../lib/workspace/load-link.edge';

test('plain cdk deploy writes the outputs file that the hand-off reads', () => {
  const settings: unknown = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8'));
  expect(settings).toMatchObject({ outputsFile: DEFAULT_LINK_FILES.awsOutputs });
});

test('the next step has cdktf deploy write the outputs file that the hand-off reads', () => {
  expect(AZURE_OUTPUTS_FILE).toBe(DEFAULT_LINK_FILES.azureOutputs);
});
