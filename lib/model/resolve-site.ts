import { architectureOf, type InstanceArchitecture } from '../catalog/instance-architecture';
import { hash } from '../base/hash';
import { partitionOf } from '../catalog/aws-partition';
import type { ResolvedSite } from '../config/resolve-defaults';
import type { Config } from '../config/schema/config';
import { customProfile, profileOf, type CryptoProfile } from '../ipsec/profiles';
import { pending } from './fact';
import type { AwsNetwork, Connection, CreatedSubnet, Gateway, Image, Router, Site, Tunnel } from './link';
import {
  AZURE_COMPONENT,
  PLAIN_ROUTER,
  PLAIN_TEST_HOST,
  hostKey,
  routeTableId,
  siteComponent,
  sitePath,
  tunnelDevice,
  type ComponentId,
  type SiteName,
} from './names';
import type { ResolveInput } from './resolve';

/**
 * Zones that an account sees in every region; some, like us-west-1, show no third one.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const ZONES_EVERYWHERE = 2;

/**
 * A site: one router, with a tunnel to each instance of the gateway.
 * @throws Error when the gateway has no instance; `resolveAzure` gives it one
 */
export function resolveSite(
  { config: { ipsec }, resolved: { connectionMode } }: ResolveInput,
  site: ResolvedSite,
  gateway: Gateway,
): Site {
  const { name } = site;
  const { region, router, testHost, alarms } = site.config;
  const path = sitePath(name);
  const network = siteComponent(name, 'network');
  const publicSubnet = publicSubnetOf(site);
  const routers: Site['routers'] = [
    {
      name: PLAIN_ROUTER,
      address: pending(`${path}.routerAddresses.${PLAIN_ROUTER}`, network),
      subnet: publicSubnet,
      instanceType: router.instanceType,
      image: imageOf(router.ami, name, { name: PLAIN_ROUTER, instanceType: router.instanceType }),
      rootVolumeGiB: router.rootVolumeGiB,
      wait: router.waitForTunnel ? { kind: 'tunnel', minutes: router.waitMinutes } : { kind: 'none' },
      rebootAt: router.automaticReboot === 'off' ? undefined : router.automaticReboot,
      renewal: pending(`${path}.renewals.${PLAIN_ROUTER}`, siteComponent(name, PLAIN_ROUTER)),
    },
  ];
  const connections: Site['connections'] = [connectionOf(name, routers[0], gateway)];
  return {
    name,
    region,
    domain: partitionOf(region).domain,
    network: networkOf(site),
    prefixes: [...site.vpcCidrs, ...site.config.routedCidrs],
    routers,
    ipsec: {
      crypto: cryptoOf(ipsec),
      dpdTimeoutSeconds: ipsec.dpdTimeoutSeconds,
      connectionMode,
      sharedKeySecretArn: pending(`${path}.sharedKeySecretArn`, network),
    },
    connections,
    offeredImages: ARCHITECTURES.map((architecture) => ({ architecture, id: offeredImage(name, architecture) })),
    testHosts: testHost.enabled
      ? [
          {
            name: PLAIN_TEST_HOST,
            subnet: publicSubnet,
            instanceType: testHost.instanceType,
            image: imageOf('pinned', name, { name: PLAIN_TEST_HOST, instanceType: testHost.instanceType }),
          },
        ]
      : [],
    alarmTopic: alarms.topicArn,
  };
}

function connectionOf(site: SiteName, { name }: Router, { instances }: Gateway): Connection {
  const [first, ...others] = instances.map(({ number }): Tunnel => ({
    instance: number,
    device: tunnelDevice(number),
  }));
  if (first === undefined) throw new Error('a gateway has at least one instance');
  return {
    peer: name,
    deployedWith: {
      address: pending(`azure.peerAddresses.${hostKey(site, name)}`, AZURE_COMPONENT),
      sharedKeySecretArn: pending(`azure.sharedKeySecretArns.${site}`, AZURE_COMPONENT),
    },
    tunnels: [first, ...others],
  };
}

function cryptoOf(ipsec: Config['ipsec']): CryptoProfile {
  if (ipsec.policy !== undefined) return customProfile('custom', ipsec.policy);
  return profileOf(ipsec.profile ?? 'strong', ipsec);
}

const ARCHITECTURES: readonly InstanceArchitecture[] = ['arm64', 'x86_64'];

function offeredImage(site: SiteName, architecture: InstanceArchitecture): Image['deployed'] {
  return pending(`${sitePath(site)}.images.${architecture}`, siteComponent(site, 'network'));
}

/** The AMI of an instance is stored by its name and its processor: an AMI runs on one kind of processor only. */
function imageOf(
  asked: string,
  site: SiteName,
  instance: { readonly name: string; readonly instanceType: string },
): Image {
  // A test host is in the stack of the plain router.
  const source: ComponentId = siteComponent(site, PLAIN_ROUTER);
  const architecture = architectureOf(instance.instanceType);
  const key = `${instance.name}/${architecture}`;
  const deployed = pending(`${sitePath(site)}.images.${key}`, source);
  if (asked === 'pinned') return { kind: asked, deployed, offered: offeredImage(site, architecture) };
  return { kind: 'given', id: asked, deployed };
}

function networkOf({ config, vpcCidrs: cidrs, vpcSubnets }: ResolvedSite): AwsNetwork {
  const { id, routeTables = [] } = config.vpc;
  if (id === undefined) {
    return { kind: 'created', cidrs, subnets: vpcSubnets.map((subnet) => createdSubnet(config.region, subnet)) };
  }
  return {
    kind: 'existing',
    id,
    cidrs,
    subnets: vpcSubnets.map(({ name, cidr, id: subnetId = name, public: isPublic }) => ({
      id: subnetId,
      name,
      cidr,
      public: isPublic,
    })),
    routeTables: routeTables.map(routeTableId),
  };
}

/** The name of the public subnet that the config names or refers to by its id, or the first one. */
function publicSubnetOf({ config, vpcSubnets }: ResolvedSite): string {
  const { subnet: asked } = config.router;
  const chosen = vpcSubnets.find(({ id, name, public: isPublic }) =>
    asked === undefined ? isPublic : asked === name || asked === id,
  );
  // What an existing VPC has is not known yet when `discover` asks.
  return chosen?.name ?? asked ?? '';
}

function createdSubnet(region: string, subnet: ResolvedSite['vpcSubnets'][number]): CreatedSubnet {
  const { name, cidr, availabilityZone } = subnet;
  return { name, cidr, public: subnet.public, zone: zoneOf(region, availabilityZone, cidr) };
}

/**
 * A zone that is not named follows from the subnet's range: what else the VPC has does not matter. 10.0.0.0/24 is in the
 * first zone.
 */
function zoneOf(region: string, asked: string | undefined, cidr: string): CreatedSubnet['zone'] {
  if (asked === undefined) return { kind: 'nth', index: (hash(cidr) + 1) % ZONES_EVERYWHERE };
  return { kind: 'named', name: asked.length === 1 ? `${region}${asked}` : asked };
}
