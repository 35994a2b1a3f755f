import { linkFiles } from '../../lib/workspace/link-files';
import { linkFilesByContext, linkFilesByOption } from '../../lib/workspace/name-files';
import { linesOf } from '../fixtures/lines-of';

const NAMED = { config: 'c.yaml', handoff: 'h.json', awsOutputs: 'a.json', azureOutputs: 'z.json' };
const VARIABLES = {
  VPC2VNET_CONFIG: 'vc.yaml',
  VPC2VNET_HANDOFF: 'vh.json',
  VPC2VNET_AWS_OUTPUTS: 'va.json',
  VPC2VNET_AZURE_OUTPUTS: 'vz.json',
};

describe.each([
  ['an option', linkFilesByOption],
  ['a context key', linkFilesByContext],
])('%s', (_, filesBy) => {
  test('counts over the variable', () => {
    expect(filesBy(NAMED, VARIABLES)).toEqual(NAMED);
  });

  test('that is absent leaves its file to the variable', () => {
    expect(filesBy({}, VARIABLES)).toEqual({
      config: 'vc.yaml',
      handoff: 'vh.json',
      awsOutputs: 'va.json',
      azureOutputs: 'vz.json',
    });
  });

  test('and a variable that are both absent leave their file to the default', () => {
    expect(filesBy({}, {})).toEqual(linkFiles());
  });

  test('of the config decides over a variable of the hand-off only what the config is', () => {
    expect(filesBy({ config: 'b.yaml' }, { VPC2VNET_HANDOFF: 'vh.json' })).toEqual(
      linkFiles({ config: 'b.yaml', handoff: 'vh.json' }),
    );
  });

  test('that is empty is invalid, so that an unset shell variable does not deploy the default link', () => {
    expect(linesOf(() => filesBy({ config: '', handoff: '' }, {}))).toEqual([
      expect.stringMatching(/config must name a file; leave it out for vpc2vnet\.yaml$/),
      expect.stringMatching(/handoff must name a file; leave it out for handoff\.json$/),
    ]);
  });
});

test('a variable that is empty counts as absent', () => {
  expect(linkFilesByOption({}, { VPC2VNET_CONFIG: '' })).toEqual(linkFiles());
});

test('a context key that is not a string is invalid', () => {
  expect(linesOf(() => linkFilesByContext({ config: 5 }, {}))).toEqual([
    'the context key config must name a file; leave it out for vpc2vnet.yaml',
  ]);
});

describe('a context key', () => {
  test.each([
    ['confg', 'config'],
    ['conifg', 'config'],
    ['Config', 'config'],
    ['configs', 'config'],
    ['hand-off', 'handoff'],
    ['handof', 'handoff'],
    ['aws-outputs', 'awsOutputs'],
    ['awsOutput', 'awsOutputs'],
    ['azure-outputs', 'azureOutputs'],
  ])('%s is unknown, and the message names the key that was meant', (key, meant) => {
    expect(linesOf(() => linkFilesByContext({ [key]: 'b.yaml' }, {}))).toEqual([
      `there is no context key '${key}'; write ${meant}`,
    ]);
  });

  test.each([
    'aws:cdk:enable-path-metadata',
    '@aws-cdk/core:newStyleStackSynthesis',
    'availability-zones:account=123456789012:region=eu-central-1',
    'stage',
    'excludeStackIdFromLogicalIds',
  ])('of another program is ignored: %s', (key) => {
    expect(linkFilesByContext({ [key]: 'x' }, {})).toEqual(linkFiles());
  });
});

describe('a variable', () => {
  test.each(['VPC2VNET_CONFG', 'VPC2VNET_CONFIGS', 'VPC2VNET_HANDOF', 'VPC2VNET_AWS_OUTPUT', 'vpc2vnet_config'])(
    '%s is unknown, and the message names the variable that was meant',
    (name) => {
      expect(linesOf(() => linkFilesByOption({}, { [name]: 'b.yaml' }))).toEqual([
        expect.stringMatching(new RegExp(`^there is no variable '${name}'; write VPC2VNET_`)),
      ]);
    },
  );

  test.each(['VPC2VNET_DEBUG', 'VPC2VNET_MOTO_PYTHON', 'CONFIG', 'PATH'])('%s is ignored', (name) => {
    expect(linkFilesByOption({}, { [name]: 'x' })).toEqual(linkFiles());
  });
});
