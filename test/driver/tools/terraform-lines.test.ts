import fc from 'fast-check';
import { initProblems, readTerraformLine, terraformChange } from '../../../lib/driver/tools/terraform-lines';

const RESOURCE = { addr: 'azurerm_public_ip.ip', resource_type: 'azurerm_public_ip', resource_name: 'ip' };

describe("a line of Terraform's JSON", () => {
  test.each([
    ['apply_start', 'working'],
    ['apply_progress', 'working'],
    ['apply_complete', 'done'],
    ['apply_errored', 'failed'],
  ])('%s reports a resource as %s', (type, state) => {
    const line = JSON.stringify({ type, hook: { resource: RESOURCE, action: 'create' } });

    expect(readTerraformLine(line)).toEqual({
      kind: 'resource',
      resource: 'azurerm_public_ip.ip',
      type: 'azurerm_public_ip',
      action: 'create',
      state,
    });
  });

  test('reports a planned change', () => {
    const event = readTerraformLine(
      JSON.stringify({
        type: 'planned_change',
        change: { resource: RESOURCE, action: 'replace', reason: 'cannot_update' },
      }),
    );

    expect(event).toMatchObject({ kind: 'planned', action: 'replace', reason: 'cannot_update' });
    expect(event?.kind === 'planned' ? terraformChange(event) : undefined).toMatchObject({
      component: 'azure',
      resource: 'azurerm_public_ip.ip',
      action: 'replace',
    });
  });

  test('has the error message of a problem', () => {
    const diagnostic = { severity: 'error', summary: 'No quota', detail: 'Ask for more.' };

    expect(readTerraformLine(JSON.stringify({ type: 'diagnostic', diagnostic }))).toEqual({
      kind: 'problem',
      severity: 'error',
      text: 'No quota: Ask for more.',
    });
  });

  test('of another kind, cut short or not JSON at all yields no event and no error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `{${text}`),
        ),
        (line) => {
          expect(() => readTerraformLine(line)).not.toThrow();
        },
      ),
    );
    expect(readTerraformLine('{"type":"version"}')).toBeUndefined();
    expect(readTerraformLine('{"type":"apply_start","hook":{"resou')).toBeUndefined();
  });

  test('of a mere refresh yields no change', () => {
    expect(terraformChange({ kind: 'planned', resource: 'a.b', type: 'a', action: 'noop' })).toBeUndefined();
  });
});

describe('an init of Terraform that failed', () => {
  const STDERR = '╷\n│ Error: Failed to query available provider packages\n│ \n│ no such host\n╵\n';

  test('has its errors without the progress and their frame', () => {
    expect(initProblems('Initializing the backend...\nInitializing provider plugins...\n', STDERR)).toEqual([
      'Error: Failed to query available provider packages',
      'no such host',
    ]);
  });

  test('has what it printed when it wrote no error', () => {
    expect(initProblems('Initializing the backend...\n', '\n')).toEqual(['Initializing the backend...']);
  });
});
