import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { refreshHandoff, type HandoffSources } from '../../lib/handoff/refresh';
import { handoffCommands } from '../../lib/workspace/commands';
import { configOf } from '../fixtures/config';
import { AWS_FACTS, AZURE_FACTS, ELASTIC_IP, GATEWAY_IP, IMAGE, SECRET_ARN, bothSides } from '../fixtures/handoffs';
import { linkOf, SHORTEST } from '../fixtures/link-of';

const AWS = JSON.stringify({
  'link-network': {
    Region: 'eu-central-1',
    AddressRouter1: ELASTIC_IP,
    VpcPrefixes: '10.0.0.0/16',
    SharedKeySecretArn: SECRET_ARN,
    ImageArm64: 'ami-0123456789abcdef0',
    ImageX8664: 'ami-0fedcba9876543210',
  },
});
const AZURE = JSON.stringify({
  'link-azure': {
    location: 'westeurope',
    gatewayAddresses: [GATEWAY_IP],
    bgpAddresses: [],
    vnetPrefixes: ['10.3.0.0/16'],
  },
});

function sources(texts: { handoff?: string; aws?: string; azure?: string }): HandoffSources {
  return {
    handoff: { file: 'handoff.json', text: texts.handoff },
    awsOutputs: { file: 'cdk-outputs.json', text: texts.aws },
    azureOutputs: { file: 'cdktf-outputs.json', text: texts.azure },
  };
}

const refresh = (texts: Parameters<typeof sources>[0], yaml = SHORTEST) => refreshHandoff(sources(texts), linkOf(yaml));

describe('refreshing the hand-off', () => {
  test('knows nothing of no files', () => {
    expect(refresh({})).toEqual({ ok: true, handoff: { version: 2, link: 'link' }, notices: [] });
  });

  test('learns AWS from the outputs of cdk deploy', () => {
    expect(refresh({ aws: AWS })).toEqual({
      ok: true,
      handoff: { version: 2, link: 'link', aws: AWS_FACTS },
      notices: [],
    });
  });

  test('learns Azure from the outputs of cdktf deploy', () => {
    expect(refresh({ aws: AWS, azure: AZURE })).toEqual({ ok: true, handoff: bothSides(), notices: [] });
  });

  test('rebuilds a lost hand-off from the outputs', () => {
    expect(refresh({ aws: AWS, azure: AZURE })).toEqual(
      refresh({ aws: AWS, azure: AZURE, handoff: printHandoff(bothSides()) }),
    );
  });

  test('keeps what the hand-off knows when the outputs are gone', () => {
    expect(refresh({ handoff: printHandoff(bothSides()) })).toEqual({ ok: true, handoff: bothSides(), notices: [] });
  });

  test('believes the latest outputs over the hand-off', () => {
    const old = printHandoff(bothSides({}, { gatewayAddresses: { '0': '203.0.113.99' } }));
    expect(refresh({ handoff: old, azure: AZURE })).toMatchObject({ handoff: { azure: AZURE_FACTS } });
  });

  test('says that a hand-off of version 1 was read', () => {
    const old = readFileSync(join(__dirname, 'version-1/both-sides.json'), 'utf8');
    expect(refresh({ handoff: old })).toEqual({
      ok: true,
      handoff: bothSides({ images: { 'router-1/arm64': IMAGE, 'test-host-1/arm64': IMAGE } }),
      notices: ['handoff.json is of version 1; it was read, and is written as version 2'],
    });
  });

  test('makes a hand-off that can be read', () => {
    const result = refresh({ aws: AWS, azure: AZURE });
    const text = result.ok ? printHandoff(result.handoff) : '';
    expect(parseHandoff(text, 'handoff.json', 'link').ok).toBe(true);
  });
});

describe('refreshing the hand-off fails', () => {
  test('with the problems of all files at once', () => {
    expect(refresh({ handoff: '{', aws: '{', azure: '{' })).toEqual({
      ok: false,
      problems: [
        expect.stringMatching(/^handoff\.json:1 is not valid JSON/),
        expect.stringMatching(/^cdk-outputs\.json is not complete/),
        expect.stringMatching(/^cdktf-outputs\.json is not complete/),
      ],
    });
  });

  test('when AWS was deployed in another region', () => {
    expect(refresh({ aws: AWS }, configOf({ aws: { region: 'us-west-2' } }))).toEqual({
      ok: false,
      problems: [
        'handoff.json is stale: its AWS side is in eu-central-1 and the config has us-west-2; restore the region in the config, or, once that side is deleted, run `npm run -s vpc2vnet handoff forget aws`',
      ],
    });
  });

  test('when somebody edited the shared key to one of another region', () => {
    const edited = bothSides({ sharedKeySecretArn: SECRET_ARN.replace('eu-central-1', 'us-west-2') });
    expect(refresh({ handoff: printHandoff(edited) })).toEqual({
      ok: false,
      problems: [
        'handoff.json has a shared key in us-west-2 for a router in eu-central-1; correct aws.sharedKeySecretArn',
      ],
    });
  });

  test('when Azure was deployed in another location', () => {
    expect(refresh({ azure: AZURE }, configOf({ azure: { location: 'westus' } }))).toEqual({
      ok: false,
      problems: [
        'handoff.json is stale: its Azure side is in westeurope and the config has westus; restore the location in the config, or, once that side is deleted, run `npm run -s vpc2vnet handoff forget azure`',
      ],
    });
  });
});

describe('an outputs file that cannot be read', () => {
  const HALF = '{"link-network": {"Reg';
  const broken = { handoff: printHandoff(bothSides()), aws: HALF, azure: HALF };

  test('is a notice while the hand-off knows its side', () => {
    expect(refresh(broken)).toEqual({
      ok: true,
      handoff: bothSides(),
      notices: [
        'cdk-outputs.json is not complete JSON (half-written or edited); `npx cdk deploy link-network` writes it; until then the facts in handoff.json are used',
        'cdktf-outputs.json is not complete JSON (half-written or edited); `npx cdktf deploy --outputs-file cdktf-outputs.json` writes it; until then the facts in handoff.json are used',
      ],
    });
  });

  test('is a problem while nothing else is known of its side, for both sides at once', () => {
    expect(refresh({ aws: HALF, azure: HALF })).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^cdk-outputs/), expect.stringMatching(/^cdktf-outputs/)],
    });
  });

  test('is a notice in any case for commands that lead to its being written again', () => {
    expect(refreshHandoff(sources({ aws: HALF, azure: AZURE }), linkOf(), 'notice')).toEqual({
      ok: true,
      handoff: { version: 2, link: 'link', azure: AZURE_FACTS },
      notices: [
        'cdk-outputs.json is not complete JSON (half-written or edited); `npx cdk deploy link-network` writes it; until then that side has no facts',
      ],
    });
  });

  test('with half of the outputs of a stack counts as one', () => {
    const half = JSON.stringify({ 'link-network': { Region: 'eu-central-1' } });

    expect(refresh({ handoff: printHandoff(bothSides()), aws: half })).toMatchObject({
      handoff: { aws: AWS_FACTS },
      notices: [
        expect.stringMatching(
          /^cdk-outputs\.json: '.*' in the outputs of link is missing;.* the facts in handoff\.json are used$/,
        ),
      ],
    });
  });

  test('does not hide that the hand-off is broken, too', () => {
    expect(refreshHandoff(sources({ handoff: '{', aws: HALF }), linkOf(), 'notice')).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^handoff\.json:1 /)],
    });
  });

  test('is nothing to speak of when it holds no stack at all', () => {
    expect(refresh({ aws: '{}', azure: '{}' })).toEqual(refresh({}));
  });
});

test('outputs of AWS that are cut off are written again by a command that names the config', () => {
  const sources = { handoff: { file: 'h' }, awsOutputs: { file: 'a', text: '{' }, azureOutputs: { file: 'z' } };

  expect(refreshHandoff({ ...sources, commands: handoffCommands({ config: 'b.yaml' }) }, linkOf())).toEqual({
    ok: false,
    problems: [expect.stringContaining('`npx cdk deploy link-network -c config=b.yaml` writes it')],
  });
});
