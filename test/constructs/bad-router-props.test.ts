import type { Vpc } from 'aws-cdk-lib/aws-ec2';
import { SubnetType, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { Stack } from 'aws-cdk-lib/core';
import { Aws, Token } from 'aws-cdk-lib/core';
import { VpnRouter, type AzurePolicy, type VpnRouterProps } from '../../lib/constructs/aws';
import { profileOf } from '../../lib/ipsec/profiles';
import { ELASTIC_IP, GATEWAY_IP, IMAGE } from '../fixtures/handoffs';
import { linesOf } from '../fixtures/lines-of';
import { ownVpc, stackIn } from './own-vpc';

const ACCOUNT = '123456789012';
const ARN = `arn:aws:secretsmanager:eu-central-1:${ACCOUNT}:secret:SharedKey-AbCdEf`;
const AZURE = { gatewayAddress: GATEWAY_IP, routerAddress: ELASTIC_IP, sharedKeySecretArn: ARN };
const POLICY = profileOf('strong').policy as AzurePolicy;
const KEY = 'correct-horse-battery-staple';

/** Values as JavaScript may have them, beside props without a problem. */
type Bad = Readonly<Record<string, unknown>>;

function linesWith(bad: Bad, env = { region: 'eu-central-1', account: ACCOUNT }): readonly string[] {
  const stack = stackIn(env);
  const props = { vpc: ownVpc(stack), azurePrefixes: ['10.9.0.0/16'], imageId: IMAGE, azure: AZURE, ...bad };
  return linesOf(() => new VpnRouter(stack, 'Vpn', props as unknown as VpnRouterProps)).map((line) =>
    line.replace('app/Vpn: ', ''),
  );
}

const ipsec = (props: Bad): Bad => ({ ipsec: props });
const policy = (fields: Bad): Bad => ipsec({ policy: { ...POLICY, ...fields } });
const azure = (facts: Bad): Bad => ({ azure: { ...AZURE, ...facts } });
const subnet = (selection: SubnetSelection): Bad => ({ subnet: selection });

const ONE_PUBLIC = 'write { subnets: [vpc.publicSubnets[0]] }, or leave it out for the first public subnet';
const LITERAL = 'must be a literal, got an expression; write the value itself, which must be known to synthesis';
const PRINTED = 'write what the deployment of the other side printed';

test('props without a problem have no line', () => {
  expect(linesWith({})).toEqual([]);
});

test.each<[string, Bad, string]>([
  ['no VPC', { vpc: undefined }, 'vpc is missing; add a VPC of the app, created or imported'],
  ['no prefixes', { azurePrefixes: undefined }, 'azurePrefixes is missing; add it as a list'],
  [
    'an empty list',
    { azurePrefixes: [] },
    'azurePrefixes must be a list of 1 to 50 items, got 0; add one, or leave the key out',
  ],
  [
    'a prefix for a list',
    { azurePrefixes: '10.9.0.0/16' },
    'azurePrefixes must be a list, got "10.9.0.0/16"; write a list',
  ],
  ['a number for a prefix', { azurePrefixes: [10] }, 'azurePrefixes[0] must be a string, got 10; put it in quotes'],
  [
    'a prefix that is not one',
    { azurePrefixes: ['all'] },
    'azurePrefixes[0] must be an IPv4 network such as 10.0.0.0/16, got "all"; write four numbers of 0 to 255 without leading zeros, a slash, and a prefix length of 0 to 32',
  ],
  [
    'a prefix with host bits',
    { azurePrefixes: ['10.9.0.1/16'] },
    'azurePrefixes[0] must be a network address, with no bits set right of the prefix, got "10.9.0.1/16"; write 10.9.0.0/16',
  ],
  [
    'a prefix that no network has',
    { azurePrefixes: ['127.0.0.0/8'] },
    'azurePrefixes[0] must not touch 127.0.0.0/8 (loopback), got "127.0.0.0/8"; choose a private range, such as one inside 10.0.0.0/8',
  ],
  [
    'prefixes that overlap the VPC',
    { azurePrefixes: ['10.8.1.0/24'] },
    'azurePrefixes[0] must not overlap the prefix 10.8.0.0/16 of awsPrefixes, got "10.8.1.0/24"; choose a range that nothing else uses',
  ],
  ['a prefix that is an expression', { azurePrefixes: [Aws.STACK_NAME] }, `azurePrefixes[0] ${LITERAL}`],
  [
    'an image that is not an id',
    { imageId: 'latest' },
    'imageId must be an AMI id, got "latest"; write it like ami-0123456789abcdef0; Parameter Store has the ids of Canonical',
  ],
  ['an image that is an expression', { imageId: Aws.STACK_ID }, `imageId ${LITERAL}`],
  ['no image', { imageId: undefined }, 'imageId is missing; add it as a string'],
  [
    'an instance type that is not one',
    { instanceType: 'small' },
    'instanceType must be an EC2 instance type, got "small"; write it like t4g.small or c7gn.medium',
  ],
  [
    'a size that the family does not have',
    { instanceType: 't4g.4xlarge' },
    'instanceType must be an EC2 instance type that exists and runs Ubuntu, got "t4g.4xlarge"; choose a size of t4g: nano, micro, small, medium, large, xlarge, 2xlarge, or add it to unlisted when it is newer than this version of vpc2vnet',
  ],
  [
    'a volume that is too small',
    { rootVolumeGiB: 4 },
    'rootVolumeGiB must be a whole number from 8 to 1024, got 4; choose a number in this range',
  ],
  [
    'too short a wait',
    { waitMinutes: 1 },
    'waitMinutes must be 0, for no wait, or a whole number from 5 to 700, got 1; choose one of these numbers',
  ],
  [
    'a time that is not one',
    { automaticReboot: '4' },
    'automaticReboot must be off or a time of day, got "4"; write "off" or a quoted time such as "04:00"',
  ],
  [
    'a path of the role without slashes',
    { role: { path: 'network' } },
    'role.path must begin and end with a slash, with letters, digits and + = , . @ _ - between, 512 characters at most, got "network"; write it like /network/',
  ],
  [
    'a boundary that is not a policy',
    { role: { permissionsBoundary: 'admin' } },
    'role.permissionsBoundary must be the ARN of a managed policy, got "admin"; write it like arn:aws:iam::123456789012:policy/boundary; `aws iam list-policies --scope Local` lists them',
  ],
])('a router is rejected with %s', (_, bad, line) => {
  expect(linesWith(bad)).toEqual([line]);
});

test.each<[string, Bad, string]>([
  [
    'several subnets',
    subnet({ subnetType: SubnetType.PUBLIC }),
    `subnet must select one subnet of the VPC, got 2; ${ONE_PUBLIC}`,
  ],
  ['no subnet', subnet({ subnetGroupName: 'dmz' }), `subnet must select one subnet of the VPC, got 0; ${ONE_PUBLIC}`],
  [
    'an empty list of subnets',
    subnet({ subnets: [] }),
    `subnet must select one subnet of the VPC, got 0; ${ONE_PUBLIC}`,
  ],
  [
    'a routed selection without subnets',
    { routedSubnets: { subnetGroupName: 'dmz' } },
    'routedSubnets must select at least one subnet of the VPC; correct the selection, or leave it out for all subnets',
  ],
])('a router is rejected with %s', (_, bad, line) => {
  expect(linesWith(bad)).toEqual([line]);
});

test('a router is rejected with a private subnet', () => {
  const stack = stackIn({ region: 'eu-central-1' });
  const vpc = ownVpc(stack);
  const subnets = vpc.isolatedSubnets.slice(0, 1);

  expect(
    linesOf(
      () => new VpnRouter(stack, 'Vpn', { vpc, azurePrefixes: ['10.9.0.0/16'], imageId: IMAGE, subnet: { subnets } }),
    ),
  ).toEqual([
    `app/Vpn: subnet must select a public subnet, because the router has an Elastic IP, got "workloadsSubnet1"; ${ONE_PUBLIC}`,
  ]);
});

test.each<[string, Bad, string]>([
  [
    'a profile that does not exist',
    ipsec({ profile: 'modern' }),
    'ipsec.profile must be one of strong, compatible, azure-default, got "modern"; write one of these',
  ],
  [
    'two policies',
    ipsec({ profile: 'strong', policy: POLICY }),
    'ipsec.profile cannot be combined with ipsec.policy, got "strong"; remove one of the two',
  ],
  [
    'a policy that cannot be negotiated',
    policy({ ipsecIntegrity: 'SHA256' }),
    'ipsec.policy.ipsecIntegrity must equal ipsecEncryption when that is GCMAES256, got "SHA256"; set ipsecIntegrity to GCMAES256',
  ],
  [
    'an algorithm that Azure does not have',
    policy({ ikeEncryption: 'AES512' }),
    'ipsec.policy.ikeEncryption must be one of DES, DES3, AES128, AES192, AES256, GCMAES128, GCMAES256, got "AES512"; the nearest is AES128',
  ],
  [
    'a policy without a field',
    policy({ pfsGroup: undefined }),
    'ipsec.policy.pfsGroup is missing; add it as one of None, PFS1, PFS2, PFS14, PFS2048, PFS24, PFSMM, ECP256, ECP384',
  ],
  [
    'a lifetime that is too short',
    policy({ saLifeTimeSeconds: 60 }),
    'ipsec.policy.saLifeTimeSeconds must be a whole number from 300 to 2147483647, got 60; choose a number in this range',
  ],
  [
    'a data limit that is too small',
    policy({ saDataSizeKilobytes: 1 }),
    'ipsec.policy.saDataSizeKilobytes must be 0, for no limit, or a whole number from 1024 to 2147483647, got 1; choose one of these numbers',
  ],
  [
    'a lifetime beside a policy',
    ipsec({ policy: POLICY, saLifeTimeSeconds: 3_600 }),
    'ipsec.saLifeTimeSeconds must not be set here: a policy has its own, got 3600; set it inside the policy',
  ],
  [
    'a word that is misspelled',
    ipsec({ profiles: 'strong' }),
    'ipsec.profiles is not a property that is known here; remove it, or correct its name',
  ],
  [
    'a mode that does not exist',
    ipsec({ connectionMode: 'Both' }),
    'ipsec.connectionMode must be one of Default, InitiatorOnly, ResponderOnly, got "Both"; write one of these',
  ],
  [
    'a timeout that Azure does not accept',
    ipsec({ dpdTimeoutSeconds: 5 }),
    'ipsec.dpdTimeoutSeconds must be a whole number from 9 to 3600, got 5; choose a number in this range',
  ],
  ['nothing for a mapping', { ipsec: null }, 'ipsec must be a mapping, got nothing; write a mapping'],
])('the IPsec settings of a router are rejected with %s', (_, bad, line) => {
  expect(linesWith(bad)).toEqual([line]);
});

test.each<[string, Bad, string]>([
  [
    'a private gateway',
    azure({ gatewayAddress: '10.0.0.1' }),
    `azure.gatewayAddress must be a public IPv4 address, and this is a private address, got "10.0.0.1"; ${PRINTED}`,
  ],
  [
    'an address that is not one',
    azure({ routerAddress: 'x' }),
    `azure.routerAddress must be an IPv4 address, got "x"; ${PRINTED}`,
  ],
  ['an address that is an expression', azure({ routerAddress: Aws.ACCOUNT_ID }), `azure.routerAddress ${LITERAL}`],
  ['no address', azure({ routerAddress: undefined }), `azure.routerAddress is missing; ${PRINTED}`],
  [
    'a secret of another region',
    azure({ sharedKeySecretArn: ARN.replace('eu-central-1', 'us-east-1') }),
    'azure.sharedKeySecretArn must be of a secret in eu-central-1, where the router is, not in us-east-1; write what the deployment of this router printed',
  ],
  [
    'a secret of another account',
    azure({ sharedKeySecretArn: ARN.replace(ACCOUNT, '999999999999') }),
    `azure.sharedKeySecretArn must be of a secret of the account ${ACCOUNT}, not of 999999999999; write what the deployment of this router printed`,
  ],
  [
    'a fact that no router has',
    azure({ gatewayIp: GATEWAY_IP }),
    'azure.gatewayIp is not a property that is known here; write gatewayAddress, routerAddress, sharedKeySecretArn only',
  ],
  [
    'a word for the facts',
    { azure: 'deployed' },
    'azure must be an object, got "deployed"; write one with gatewayAddress, routerAddress, sharedKeySecretArn',
  ],
])('what Azure was deployed with is rejected with %s', (_, bad, line) => {
  expect(linesWith(bad)).toEqual([line]);
});

test('a shared key in the place of its ARN is not printed', () => {
  expect(linesWith(azure({ sharedKeySecretArn: KEY }))).toEqual([
    'azure.sharedKeySecretArn must be the ARN of a Secrets Manager secret, got a value that is not shown, because it may be a secret; write what the deployment of this router printed',
  ]);
});

test('a router is rejected without a region, which its packed files name', () => {
  expect(linesOf(() => routerIn(stackIn({})))).toEqual([
    'app/Vpn: the stack must have a region that synthesis knows; set env.region of the stack',
  ]);
});

test('a router is rejected in a region that does not exist, unless it is listed as newer', () => {
  const env = { region: 'eu-central-9', account: ACCOUNT };

  expect(linesWith({ azure: undefined }, env)).toEqual([
    'env.region must be an AWS region that exists, got "eu-central-9"; write eu-central-1, the nearest one, or add it to unlisted when it is newer than this version of vpc2vnet',
  ]);
  expect(linesWith({ azure: undefined, unlisted: ['eu-central-9'] }, env)).toEqual([]);
});

function routerIn(stack: Stack, id = 'Vpn', vpc: Vpc = ownVpc(stack), props: Partial<VpnRouterProps> = {}): VpnRouter {
  return new VpnRouter(stack, id, { vpc, azurePrefixes: ['10.9.0.0/16'], imageId: IMAGE, ...props });
}

test('two routers of a VPC are rejected with routes to the same prefix from the same route tables', () => {
  const stack = stackIn({ region: 'eu-central-1' });
  const vpc = ownVpc(stack);
  routerIn(stack, 'One', vpc);

  expect(linesOf(() => routerIn(stack, 'Two', vpc))).toEqual([
    'app/Two: azurePrefixes[0] must not be a prefix to which app/One has routes from the same route tables, got "10.9.0.0/16"; remove it, or give each its own routedSubnets',
  ]);
});

test('two routers of a VPC may have the same prefix in route tables of their own', () => {
  const stack = stackIn({ region: 'eu-central-1' });
  const vpc = ownVpc(stack);
  routerIn(stack, 'One', vpc, { routedSubnets: { subnets: vpc.isolatedSubnets.slice(0, 1) } });

  expect(
    linesOf(() => routerIn(stack, 'Two', vpc, { routedSubnets: { subnets: vpc.isolatedSubnets.slice(1) } })),
  ).toEqual([]);
});

test('all problems of a router are reported at once', () => {
  const bad = {
    ...policy({ dhGroup: 'None' }),
    imageId: 'x',
    azurePrefixes: [],
    waitMinutes: 1,
    rootVolumeGiB: Token.asNumber({}),
  };

  expect(linesWith({ ...bad, azure: {} })).toHaveLength(8);
});

test('props without anything have a line for each value that is required', () => {
  const nothing = { vpc: undefined, azurePrefixes: undefined, imageId: undefined, azure: undefined };

  expect(linesWith(nothing)).toEqual([
    'vpc is missing; add a VPC of the app, created or imported',
    'azurePrefixes is missing; add it as a list',
    'imageId is missing; add it as a string',
  ]);
});
