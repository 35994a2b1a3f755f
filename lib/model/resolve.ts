import type { Resolved } from '../config/resolve-defaults';
import type { Config } from '../config/schema/config';
import { customProfile, profileOf, type CryptoProfile } from '../ipsec/profiles';
import { partitionOf } from '../catalog/aws-partition';
import type { Handoff } from '../handoff/handoff';
import { imageKey } from '../handoff/keys';
import { known, pending, previewed, type Fact, type FactSource } from './fact';
import { deepFreeze } from '../base/freeze';
import type { AwsPlan, AzurePlan, BackendPlan, ImageChoice, Plan, TunnelPlan, VpcSubnetPlan } from './link';
import { previewGatewayAddress, previewRouterAddress, previewSecretArn } from './preview';
import { tunnelsBetween } from './tunnels';

/** What a plan is made from. */
export interface PlanInput {
  readonly config: Config;
  readonly resolved: Resolved;
  readonly handoff: Handoff;
  /** Fill pending facts with documentation addresses. @default false */
  readonly preview?: boolean;
}

/** The default link has one router and one gateway instance. */
const ROUTER_NAMES = ['router-1'] as const;
const GATEWAY_INSTANCES = [0] as const;
const TEST_HOST_NAME = 'test-host-1';

/**
 * Zones that an account sees in every region; some, like us-west-1, show no third one.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const ZONES_EVERYWHERE = 2;

/** Joins config and hand-off into the plan that every output is made from. */
export function resolvePlan(input: PlanInput): Plan {
  const aws = resolveAws(input);
  const azure = resolveAzure(input);
  const tunnels: readonly TunnelPlan[] = tunnelsBetween(aws, azure);
  const facts: readonly Fact<unknown>[] = [
    aws.sharedKeySecretArn,
    ...aws.routers.map((router) => router.address),
    ...azure.gateway.addresses,
  ];
  return deepFreeze({
    name: input.config.name,
    tags: input.config.tags,
    preview: facts.some((fact) => fact.kind === 'known' && fact.preview),
    aws,
    azure,
    crypto: resolveCrypto(input.config),
    routing: { kind: 'static' as const },
    tunnels,
  });
}

function resolveCrypto({ ipsec }: Config): CryptoProfile {
  if (ipsec.policy !== undefined) return customProfile('custom', ipsec.policy);
  return profileOf(ipsec.profile ?? 'strong', ipsec);
}

function resolveAws(input: PlanInput): AwsPlan {
  const { config, resolved, handoff } = input;
  const { region, router, testHost, vpc } = config.aws;
  const partition = partitionOf(region);
  const subnets = resolved.vpcSubnets.map((subnet, index): VpcSubnetPlan => {
    const { name, cidr, availabilityZone } = subnet;
    return { name, cidr, public: subnet.public, zone: zoneOf(region, availabilityZone, index) };
  });
  const publicSubnet = router.subnet ?? subnets.find((subnet) => subnet.public)?.name ?? '';
  const images = handoff.aws?.images ?? {};
  return {
    stackNames: { network: `${config.name}-network`, router: `${config.name}-router` },
    region,
    domain: partition.domain,
    prefixes: vpc.cidrs,
    subnets,
    routers: ROUTER_NAMES.map((name, index) => ({
      name,
      address: fact(input, handoff.aws?.gatewayAddresses[index], 'cdk deploy', () => previewRouterAddress(index)),
      subnetName: publicSubnet,
      instanceType: router.instanceType,
      image: imageChoice(router.ami, images[imageKey({ name, instanceType: router.instanceType })]),
      rootVolumeGiB: router.rootVolumeGiB,
      wait: router.waitForTunnel ? { kind: 'tunnel', minutes: router.waitMinutes } : { kind: 'none' },
      rebootAt: router.automaticReboot === 'off' ? undefined : router.automaticReboot,
    })),
    testHosts: testHost.enabled
      ? [
          {
            name: TEST_HOST_NAME,
            subnetName: publicSubnet,
            instanceType: testHost.instanceType,
            image: imageChoice(
              'pinned',
              images[imageKey({ name: TEST_HOST_NAME, instanceType: testHost.instanceType })],
            ),
          },
        ]
      : [],
    sharedKeySecretArn: fact(input, handoff.aws?.sharedKeySecretArn, 'cdk deploy', () =>
      previewSecretArn(partition.name, region, config.name),
    ),
  };
}

function resolveAzure(input: PlanInput): AzurePlan {
  const { config, resolved, handoff } = input;
  const { names, testVm, gateway, vnet } = config.azure;
  if (resolved.gatewaySubnet === undefined) throw new Error('a checked config always has a gateway subnet');
  return {
    stackName: `${config.name}-azure`,
    location: resolved.location,
    resourceGroup: resolved.resourceGroup,
    names,
    prefixes: vnet.cidrs,
    subnets: resolved.vnetSubnets,
    gatewaySubnet: resolved.gatewaySubnet,
    gateway: {
      sku: gateway.sku,
      generation: resolved.generation,
      zones: resolved.zones,
      addresses: GATEWAY_INSTANCES.map((index) =>
        fact(input, handoff.azure?.gatewayAddresses[index], 'cdktf deploy', () => previewGatewayAddress(index)),
      ),
    },
    testVms: testVm.enabled
      ? [
          {
            name: names.testVm,
            size: testVm.size,
            adminUsername: testVm.adminUsername,
            sshPublicKey: testVm.sshPublicKey,
          },
        ]
      : [],
    backend: resolveBackend(config),
    dpdTimeoutSeconds: config.ipsec.dpdTimeoutSeconds,
    connectionMode: config.ipsec.connectionMode,
  };
}

function resolveBackend({ name, backend: { s3, azurerm } }: Config): BackendPlan {
  const key = `vpc2vnet/${name}.tfstate`;
  if (s3 !== undefined) return { kind: 's3', ...s3, key: s3.key ?? key };
  if (azurerm !== undefined) return { kind: 'azurerm', ...azurerm, key: azurerm.key ?? key };
  return { kind: 'local' };
}

function fact<T>({ preview }: PlanInput, value: T | undefined, source: FactSource, standIn: () => T): Fact<T> {
  if (value !== undefined) return known(value);
  return preview === true ? previewed(standIn()) : pending(source);
}

function imageChoice(asked: string, remembered: string | undefined): ImageChoice {
  if (asked === 'latest') return { kind: 'newest' };
  if (asked !== 'pinned') return { kind: 'given', id: asked };
  return remembered === undefined ? { kind: 'newest' } : { kind: 'remembered', id: remembered };
}

function zoneOf(region: string, asked: string | undefined, index: number): VpcSubnetPlan['zone'] {
  if (asked === undefined) return { kind: 'nth', index: index % ZONES_EVERYWHERE };
  return { kind: 'named', name: asked.length === 1 ? `${region}${asked}` : asked };
}
