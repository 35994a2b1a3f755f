import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkFiles } from '../../lib/workspace/link-files';

test('plain cdk deploy writes the outputs file that the hand-off reads', () => {
  const settings: unknown = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8'));
  expect(settings).toMatchObject({ outputsFile: linkFiles().awsOutputs });
});
