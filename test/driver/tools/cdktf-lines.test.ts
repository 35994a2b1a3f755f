import { cdktfReader } from '../../../lib/driver/tools/cdktf-lines';

const ESCAPE = String.fromCharCode(27);

function readAll(lines: readonly string[]) {
  const reader = cdktfReader('demo-azure');
  const events = lines.flatMap((line) => reader.read(line) ?? []);
  return { events, problems: reader.problems() };
}

describe('the output of cdktf', () => {
  test('reports each resource as in progress and then as done, whatever the action', () => {
    const { events, problems } = readAll([
      'demo-azure  terraform_data.gateway (Gateway/Resource): Creating...',
      '            terraform_data.gateway (local-exec): Executing: ["/bin/sh"]',
      '            terraform_data.gateway (Gateway/Resource): Still creating... [10s elapsed]',
      'demo-azure  terraform_data.gateway: Creation complete after 12s [id=f2630860]',
      '            terraform_data.site: Modifying... [id=5a13414b]',
      '            terraform_data.old: Destroying... [id=970dc489]',
      'demo-azure  terraform_data.old: Destruction complete after 0s',
    ]);

    expect(events.map((event) => (event.kind === 'resource' ? `${event.action} ${event.state}` : ''))).toEqual([
      'create working',
      'create working',
      'create done',
      'update working',
      'delete working',
      'delete done',
    ]);
    expect(events[0]).toMatchObject({ resource: 'terraform_data.gateway', type: 'terraform_data' });
    expect(problems).toEqual([]);
  });

  test('has the whole error message of Terraform, over several pieces, without the place in the JSON', () => {
    const { problems } = readAll([
      'demo-azure  Error: local-exec provisioner error',
      '',
      '              with terraform_data.connection,',
      '              on cdk.tf.json line 418, in resource.terraform_data.connection:',
      '             418:             }',
      '',
      '1 Stack deploying     0 Stacks done     0 Stacks waiting',
      "demo-azure  Error running command 'exit 1': exit status 1. Output: out of stock",
      'demo-azure  Warning: something else',
      '            that is no error',
      'Invoking Terraform CLI failed with exit code 1',
    ]);

    expect(problems).toEqual([
      'local-exec provisioner error',
      'with terraform_data.connection,',
      "Error running command 'exit 1': exit status 1. Output: out of stock",
    ]);
  });

  test('has the message of cdktf where Terraform printed none', () => {
    const { problems } = readAll(['Usage Error: /tmp/a is not a cdktf project directory, no cdktf.json found', '']);

    expect(problems).toEqual(['Usage Error: /tmp/a is not a cdktf project directory, no cdktf.json found']);
  });

  test('is read through the escapes of a terminal', () => {
    const { events } = readAll([
      `${ESCAPE}[2K${ESCAPE}[1A${ESCAPE}[Gdemo-azure  terraform_data.gateway: ${ESCAPE}[1mCreating...`,
    ]);

    expect(events).toHaveLength(1);
  });
});
