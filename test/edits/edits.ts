import type { ConfigPart } from '../fixtures/config';

/** A change of a deployed link's config. */
export interface Edit {
  readonly title: string;
  readonly to: ConfigPart;
}

const EDGE = { name: 'edge', cidr: '10.0.0.0/24' };
const APPS = { name: 'apps', cidr: '10.0.1.0/24', public: false };

/** The config that every edit starts from. */
export const BASE: ConfigPart = {
  tags: { team: 'network' },
  aws: { vpc: { subnets: [EDGE, APPS] } },
  azure: { vnet: { subnets: [{ name: 'Subnet1', cidr: '10.3.0.0/24' }] } },
};

const vpc = (...subnets: readonly object[]): ConfigPart => ({ aws: { vpc: { subnets } } }) as ConfigPart;

export const EDITS: readonly Edit[] = [
  { title: 'the value of a tag', to: { tags: { team: 'platform' } } },
  { title: 'one more tag', to: { tags: { team: 'network', stage: 'prod' } } },
  { title: '`ipsec.profile`', to: { ipsec: { profile: 'compatible' } } },
  { title: '`ipsec.dpdTimeoutSeconds`', to: { ipsec: { dpdTimeoutSeconds: 60 } } },
  { title: '`ipsec.connectionMode`', to: { ipsec: { connectionMode: 'InitiatorOnly' } } },
  { title: '`aws.router.instanceType`, the same processor', to: { aws: { router: { instanceType: 't4g.medium' } } } },
  { title: '`aws.router.instanceType`, another processor', to: { aws: { router: { instanceType: 'c7i.large' } } } },
  { title: '`aws.router.rootVolumeGiB`', to: { aws: { router: { rootVolumeGiB: 16 } } } },
  { title: '`aws.router.automaticReboot`', to: { aws: { router: { automaticReboot: '05:00' } } } },
  {
    title: '`aws.alarms.topicArn`',
    to: { aws: { alarms: { topicArn: 'arn:aws:sns:eu-central-1:123456789012:network' } } },
  },
  { title: '`aws.router.waitMinutes`', to: { aws: { router: { waitMinutes: 30 } } } },
  { title: '`aws.router.waitForTunnel` off', to: { aws: { router: { waitForTunnel: false } } } },
  { title: '`aws.router.ami`, an id', to: { aws: { router: { ami: 'ami-0bbbbbbbbbbbbbbbb' } } } },
  { title: '`aws.testHost` off', to: { aws: { testHost: { enabled: false } } } },
  { title: '`aws.testHost.instanceType`', to: { aws: { testHost: { instanceType: 't4g.micro' } } } },
  { title: 'a VPC subnet added last', to: vpc(EDGE, APPS, { name: 'more', cidr: '10.0.2.0/24' }) },
  { title: 'a VPC subnet added in the middle', to: vpc(EDGE, { name: 'more', cidr: '10.0.2.0/24' }, APPS) },
  { title: 'the last private VPC subnet removed', to: vpc(EDGE) },
  { title: 'another range of a private VPC subnet', to: vpc(EDGE, { ...APPS, cidr: '10.0.9.0/24' }) },
  { title: 'a VPC subnet made public', to: vpc(EDGE, { ...APPS, public: true }) },
  { title: 'another name of the router’s subnet', to: vpc({ ...EDGE, name: 'front' }, APPS) },
  { title: 'another range of the router’s subnet', to: vpc({ ...EDGE, cidr: '10.0.8.0/24' }, APPS) },
  {
    title: 'another zone and range of the router’s subnet',
    to: vpc({ ...EDGE, cidr: '10.0.8.0/24', availabilityZone: 'c' }, APPS),
  },
  { title: 'a further VPC CIDR block', to: { aws: { vpc: { cidrs: ['10.0.0.0/16', '10.1.0.0/16'] } } } },
  {
    title: 'another primary VPC CIDR block',
    to: {
      aws: {
        vpc: {
          cidrs: ['10.8.0.0/16'],
          subnets: [
            { ...EDGE, cidr: '10.8.0.0/24' },
            { ...APPS, cidr: '10.8.1.0/24' },
          ],
        },
      },
    },
  },
  { title: '`aws.routedCidrs`, a prefix behind the VPC', to: { aws: { routedCidrs: ['10.6.0.0/16'] } } },
  {
    title: '`aws.roles.permissionsBoundary`',
    to: { aws: { roles: { permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary' } } },
  },
  { title: '`aws.roles.path`', to: { aws: { roles: { path: '/network/' } } } },
  { title: '`aws.roles.namePrefix`', to: { aws: { roles: { namePrefix: 'corp-' } } } },
  {
    title: '`sites`, a further site',
    to: { sites: { virginia: { region: 'us-east-1', vpc: { cidrs: ['10.7.0.0/16'] } } } },
  },
  { title: 'a further VNet prefix', to: { azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } } } },
  {
    title: 'a VNet subnet added first',
    to: {
      azure: {
        vnet: {
          subnets: [
            { name: 'first', cidr: '10.3.1.0/24' },
            { name: 'Subnet1', cidr: '10.3.0.0/24' },
          ],
        },
      },
    },
  },
  { title: '`azure.gateway.sku`', to: { azure: { gateway: { sku: 'VpnGw2AZ' } } } },
  { title: '`azure.testVm` off', to: { azure: { testVm: { enabled: false } } } },
  { title: '`azure.testVm.size`', to: { azure: { testVm: { size: 'Standard_B2s' } } } },
  { title: '`azure.names.connection`', to: { azure: { names: { connection: 'ToAws' } } } },
];
