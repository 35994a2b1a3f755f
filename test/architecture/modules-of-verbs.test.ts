/** Both CDKs take most of the time of a start; a module of theirs throws here when it is loaded. */
for (const toolkit of ['cdktf', 'aws-cdk-lib/core', 'aws-cdk-lib/aws-ec2'])
  jest.mock(toolkit, () => {
    throw new Error(`${toolkit} is loaded`);
  });

const VERBS = [
  'completion',
  'explain',
  'handoff/forget',
  'handoff/import',
  'handoff/set',
  'handoff/show',
  'next',
  'with-keys',
];

test.each(VERBS)('%s renders nothing, and loads no CDK', async (verb) => {
  await expect(import(`../../bin/cli/commands/${verb}.edge`)).resolves.toHaveProperty('run');
});

test('synth loads a CDK, which this test sees', async () => {
  await expect(import('../../bin/cli/commands/synth.edge')).rejects.toThrow('is loaded');
});
