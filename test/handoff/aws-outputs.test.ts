import { parseAwsOutputs } from '../../lib/handoff/aws-outputs';
import { AWS_FACTS, ELASTIC_IP, SECRET_ARN } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';
import { linkFrom, type LinkShape } from '../model/random-link';

const FILE = 'cdk-outputs.json';
const NETWORK = {
  Region: 'eu-central-1',
  AddressRouter1: ELASTIC_IP,
  VpcPrefixes: '10.0.0.0/16',
  SharedKeySecretArn: SECRET_ARN,
  ImageArm64: 'ami-0123456789abcdef0',
  ImageX8664: 'ami-0fedcba9876543210',
};
const shape: LinkShape = {
  name: 'link',
  sites: [],
  instances: [0],
  subnets: ['Subnet1'],
  ranges: ['10.3.0.0/16'],
  testVms: [],
};
const IMAGE = 'ami-0123456789abcdef0';

/** The facts of the plain site. */
const parse = (outputs: unknown, aws?: typeof AWS_FACTS) => {
  const text = typeof outputs === 'string' ? outputs : JSON.stringify(outputs);
  const parsed = parseAwsOutputs(text, FILE, linkOf(), { aws });
  return parsed.ok ? { ok: true, value: parsed.value.aws } : parsed;
};

describe('outputs of cdk deploy', () => {
  test('of the network stack have all that Azure needs', () => {
    expect(parse({ 'link-network': NETWORK })).toEqual({ ok: true, value: AWS_FACTS });
  });

  test('of the router stack alone, as after its own deployment, keep what is known of the network', () => {
    expect(parse({ 'link-router': { ImageRouter1Arm64: IMAGE } }, AWS_FACTS)).toEqual({
      ok: true,
      value: { ...AWS_FACTS, images: { ...AWS_FACTS.images, 'router-1/arm64': IMAGE } },
    });
  });

  test('of the network stack alone keep the pinned AMIs', () => {
    const images = { ...AWS_FACTS.images, 'router-1/arm64': IMAGE };
    expect(parse({ 'link-network': NETWORK }, { ...AWS_FACTS, images })).toEqual({
      ok: true,
      value: { ...AWS_FACTS, images },
    });
  });

  test('of a network that was deployed again, after a release of Canonical, offer the same AMIs', () => {
    const later = { ...NETWORK, ImageArm64: 'ami-0cccccccccccccccc' };
    expect(parse({ 'link-network': later }, AWS_FACTS)).toEqual({ ok: true, value: AWS_FACTS });
  });

  test('of a network in another region offer the AMIs of that region', () => {
    const moved = { ...NETWORK, Region: 'us-east-1', ImageArm64: 'ami-0cccccccccccccccc' };
    expect(parse({ 'link-network': moved }, AWS_FACTS)).toMatchObject({
      value: { images: { arm64: 'ami-0cccccccccccccccc' } },
    });
  });

  describe('while an upgrade of the AMI is asked for', () => {
    const NEWEST = 'ami-0cccccccccccccccc';
    const asked = {
      ...AWS_FACTS,
      images: { ...AWS_FACTS.images, arm64: NEWEST, 'router-1/arm64': IMAGE },
      imageUpgrades: { [IMAGE]: NEWEST },
    };

    test('keep it when the router still reports its former AMI', () => {
      expect(parse({ 'link-network': NETWORK, 'link-router': { ImageRouter1Arm64: IMAGE } }, asked)).toEqual({
        ok: true,
        value: asked,
      });
    });

    test('end it when the router reports the new AMI', () => {
      expect(parse({ 'link-router': { ImageRouter1Arm64: NEWEST } }, asked)).toEqual({
        ok: true,
        value: { ...AWS_FACTS, images: { ...asked.images, 'router-1/arm64': NEWEST } },
      });
    });
  });

  test.each([
    ['of no stack', {}],
    ['of another link', { 'other-network': NETWORK }],
    ['of the router alone', { 'link-router': { ImageRouter1Arm64: IMAGE } }],
  ])('%s say nothing of a link that nothing is known of', (_, outputs) => {
    expect(parse(outputs)).toEqual({ ok: true, value: undefined });
  });

  test('of another link change nothing that is known', () => {
    expect(parse({ 'other-network': NETWORK }, AWS_FACTS)).toEqual({ ok: true, value: AWS_FACTS });
  });

  test('list several ranges', () => {
    const several = { ...NETWORK, VpcPrefixes: '10.0.0.0/16,10.1.0.0/16' };
    expect(parse({ 'link-network': several })).toMatchObject({ value: { prefixes: ['10.0.0.0/16', '10.1.0.0/16'] } });
  });

  test('of several routers have the address of each by its name', () => {
    const two = linkFrom({ ...shape, sites: [{ name: 'aws', routers: [1, 2] }] });
    const outputs = JSON.stringify({ 'link-network': { ...NETWORK, AddressRouter2: '198.51.100.8' } });
    expect(parseAwsOutputs(outputs, FILE, two, {})).toMatchObject({
      value: { aws: { routerAddresses: { 'router-1': ELASTIC_IP, 'router-2': '198.51.100.8' } } },
    });
  });

  test('of a network that has a router less take its address away', () => {
    const before = { ...AWS_FACTS, routerAddresses: { 'router-1': ELASTIC_IP, 'router-2': '198.51.100.8' } };
    expect(parse({ 'link-network': NETWORK }, before)).toEqual({ ok: true, value: AWS_FACTS });
  });

  test('may have more in them than is read', () => {
    expect(parse({ 'link-network': { ...NETWORK, ExportsOutputRefNetwork: 'vpc-1' }, unrelated: { A: 'b' } })).toEqual({
      ok: true,
      value: AWS_FACTS,
    });
  });
});

describe('outputs that cannot be those of the link', () => {
  test.each([
    [
      'half-written',
      '{"link-network": {"Region"',
      'cdk-outputs.json is not complete JSON (half-written or edited); `npx cdk deploy link-network` writes it',
    ],
    [
      'empty',
      '',
      'cdk-outputs.json is not complete JSON (half-written or edited); `npx cdk deploy link-network` writes it',
    ],
    [
      'a list',
      [],
      'cdk-outputs.json is not complete JSON (half-written or edited); `npx cdk deploy link-network` writes it',
    ],
    [
      'without the secret',
      { 'link-network': { ...NETWORK, SharedKeySecretArn: undefined } },
      "cdk-outputs.json: 'SharedKeySecretArn' in the outputs of link is missing; `npx cdk deploy link-network` writes it",
    ],
    [
      'of a former version, without the address of the router by its name',
      { 'link-network': { ...NETWORK, AddressRouter1: undefined, GatewayAddresses: ELASTIC_IP } },
      "cdk-outputs.json: 'AddressRouter1' in the outputs of link is missing; `npx cdk deploy link-network` writes it",
    ],
    [
      'with the key in the place of its ARN',
      { 'link-network': { ...NETWORK, SharedKeySecretArn: 'canaryCANARYcanary' } },
      "cdk-outputs.json: 'SharedKeySecretArn' in the outputs of link must be the ARN of a Secrets Manager secret; `npx cdk deploy link-network` writes it",
    ],
    [
      'with an address that is none',
      { 'link-network': { ...NETWORK, AddressRouter1: '198.51.100.256' } },
      "cdk-outputs.json: 'AddressRouter1' in the outputs of link must be an IPv4 address; `npx cdk deploy link-network` writes it",
    ],
    [
      'with a network that is none',
      { 'link-network': { ...NETWORK, VpcPrefixes: 'ten' } },
      "cdk-outputs.json: 'VpcPrefixes.0' in the outputs of link must be an IPv4 network; `npx cdk deploy link-network` writes it",
    ],
    [
      'with an image that is none',
      { 'link-network': NETWORK, 'link-router': { ImageRouter1Arm64: 'newest' } },
      "cdk-outputs.json: 'ImageRouter1Arm64' in the outputs of link must be an AMI id; `npx cdk deploy link-network` writes it",
    ],
  ])('are invalid: %s', (_, outputs, problem) => {
    expect(parse(outputs)).toEqual({ ok: false, problem });
  });
});
