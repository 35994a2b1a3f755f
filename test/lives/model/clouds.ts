import { subnetIdentity } from '../../../lib/model/subnet-identity';
import { canonicalJson } from '../../../lib/base/canonical-json';
import { memberOf } from '../../../lib/handoff/fact-kinds';
import { AWS_OUTPUTS, AZURE_OUTPUTS, outputOf, printInputs } from '../../../lib/handoff/outputs';
import {
  componentsOf,
  missingFacts,
  readyRoutersOf,
  type Component,
  type ComponentKind,
} from '../../../lib/model/components';
import { isKnown, valueOf } from '../../../lib/model/fact';
import { imageOf } from '../../../lib/model/image';
import { inputsOf } from '../../../lib/model/inputs';
import type { Link } from '../../../lib/model/link';
import { routerViewsOf } from '../../../lib/model/views';
import { disagreements } from './judge';
import type { AzureSide, Network, Outputs, RouterStack, World } from './world';

/** A deployment that ends green, with the world after it; or red, and whatever it has done is undone. */
export type Deployed = { readonly ok: true; readonly world: World } | { readonly ok: false; readonly why: string };

const done = (world: World): Deployed => ({ ok: true, world });
/** Why CloudFormation rejects a deployment that would replace or delete what another stack imports. */
export const EXPORT_IN_USE = 'an export is in use';

const failed = (why: string): Deployed => ({ ok: false, why });

export function componentIn(link: Link, kind: ComponentKind): Component {
  const found = componentsOf(link).find((component) => component.kind === kind);
  if (found === undefined) throw new Error(`the link has no ${kind}`);
  return found;
}

/** What the template of the network is made from, as far as a deployment differs by it. */
export function networkTemplate(link: Link): string {
  return canonicalJson(inputsOf(link, componentIn(link, 'network')));
}

/** CloudFormation: VPC and subnet are exports, which cannot be replaced while a router imports them. */
export function deployNetwork(world: World, link: Link): Deployed {
  const [site] = link.sites;
  const { network: before } = world.aws;
  const template = networkTemplate(link);
  const [subnet] = site.network.subnets.filter(({ name }) => name === site.routers[0].subnet);
  const n = world.created;
  const address = before?.address ?? `54.64.${n >> 8}.${n & 255}`;
  const secretArn = before?.secretArn ?? `arn:aws:secretsmanager:${site.region}:123456789012:secret:life-${n}`;
  const vpc = before?.cidrs[0] === site.network.cidrs[0] ? before?.vpc : undefined;
  const place = canonicalJson(subnet === undefined ? [] : Object.values(subnetIdentity(subnet)));
  const kept = vpc !== undefined && before?.subnet.endsWith(place) ? before.subnet : undefined;
  if (world.aws.router !== undefined && (vpc === undefined || kept === undefined)) return failed(EXPORT_IN_USE);
  const network: Network = {
    template,
    vpc: vpc ?? `vpc-${n}`,
    subnet: kept ?? `subnet-${n} ${place}`,
    cidrs: site.network.cidrs,
    address,
    secretArn,
    key: before?.key ?? `key-${n}`,
    outputs: {
      ...outputsOf(link, 'network', (kind, member) => {
        if (kind === 'routerAddresses') return address;
        return kind === 'sharedKeySecretArn' ? secretArn : imageId(member, world.release);
      }),
      [AWS_OUTPUTS.region]: site.region,
      [AWS_OUTPUTS.prefixes]: site.prefixes.join(','),
      [AWS_OUTPUTS.inputs]: printInputs(inputsOf(link, componentIn(link, 'network'))),
    },
  };
  return done({ ...world, created: n + 1, aws: { ...world.aws, network } });
}

/** What the template of the router is made from: its inputs, and the facts that are literal in it. */
export function routerTemplate(link: Link): string | undefined {
  const [site] = link.sites;
  const [view] = readyRoutersOf(link, site);
  if (view === undefined) return undefined;
  return canonicalJson([inputsOf(link, componentIn(link, 'router')), view.deployedWith]);
}

/** CloudFormation imports the identity; the router proves the tunnel unless the config says otherwise. */
export function deployRouter(world: World, link: Link): Deployed {
  const [site] = link.sites;
  const [view] = readyRoutersOf(link, site);
  const template = routerTemplate(link);
  const { network, router: before } = world.aws;
  if (view === undefined || template === undefined) return failed('no such stack in the app');
  if (network === undefined) return failed('no export');
  const unchanged = before?.template === template && before.vpc === network.vpc && before.subnet === network.subnet;
  if (unchanged) return done(world);
  const { address, sharedKeySecretArn } = view.deployedWith;
  const knownElsewhere =
    (isKnown(address) && address.value !== network.address) ||
    (isKnown(sharedKeySecretArn) && sharedKeySecretArn.value !== network.secretArn);
  if (knownElsewhere) return failed('the router finds that Azure knows it by another identity');
  const image = imageOf(view.router.image);
  const [tunnel] = view.tunnels;
  const router: RouterStack = {
    template,
    vpc: network.vpc,
    subnet: network.subnet,
    address: network.address,
    secretArn: network.secretArn,
    gateway: tunnel === undefined ? '' : valueOf(tunnel.gatewayAddress),
    policy: canonicalJson(view.ipsec.crypto),
    initiates: view.ipsec.connectionMode !== 'InitiatorOnly',
    local: view.localPrefixes,
    remote: view.remotePrefixes,
    outputs: {
      ...outputsOf(link, 'router', (kind) => {
        if (kind === 'renewals') return isKnown(view.router.renewal) ? view.router.renewal.value : undefined;
        return typeof image === 'string' ? image : valueOf(image);
      }),
      [AWS_OUTPUTS.inputs]: printInputs(inputsOf(link, componentIn(link, 'router'))),
    },
  };
  const after: World = { ...world, aws: { network, router } };
  const { wait } = view.router;
  if (wait.kind === 'tunnel' && disagreements(after).length > 0) return failed('the tunnel does not come up');
  return done(after);
}

/** What Terraform would have: inputs, facts and the key, which it reads from Secrets Manager. */
export function azureTemplate(link: Link, key: string): string {
  const [view] = routerViewsOf(link, link.sites[0]);
  return canonicalJson([
    inputsOf(link, componentIn(link, 'azure')),
    view?.router.address,
    view?.ipsec.sharedKeySecretArn,
    key,
  ]);
}

/** The key at the ARN that a checkout knows; undefined when there is no such secret. */
export function keyFor({ aws: { network } }: World, link: Link): string | undefined {
  const [{ ipsec }] = link.sites;
  return isKnown(ipsec.sharedKeySecretArn) && ipsec.sharedKeySecretArn.value === network?.secretArn
    ? network.key
    : undefined;
}

export function deployAzure(world: World, link: Link): Deployed {
  const component = componentIn(link, 'azure');
  if (missingFacts(link, component).length > 0) return failed('a variable has no value');
  const key = keyFor(world, link);
  if (key === undefined) return failed('no secret at this ARN');
  const [site] = link.sites;
  const { names, resourceGroup } = link.azure;
  const gatewayId = canonicalJson([resourceGroup, names]);
  const { azure: before, created: n } = world;
  const gateway = before?.gatewayId === gatewayId ? before.gateway : `20.105.${n >> 8}.${n & 255}`;
  const peer = valueOf(site.routers[0].address);
  const azure: AzureSide = {
    template: azureTemplate(link, key),
    gatewayId,
    gateway,
    peer,
    key,
    policy: canonicalJson(site.ipsec.crypto),
    mode: site.ipsec.connectionMode,
    local: site.prefixes,
    vnet: link.azure.prefixes,
    outputs: {
      [AZURE_OUTPUTS.location]: link.azure.location,
      [AZURE_OUTPUTS.gatewayAddresses]: [gateway],
      [AZURE_OUTPUTS.bgpAddresses]: [],
      [AZURE_OUTPUTS.prefixes]: link.azure.prefixes,
      [AZURE_OUTPUTS.peerAddresses]: { [site.routers[0].name]: peer },
      [AZURE_OUTPUTS.sharedKeySecretArns]: { [site.name]: valueOf(site.ipsec.sharedKeySecretArn) },
      [AZURE_OUTPUTS.inputs]: inputsOf(link, component),
    },
  };
  return done({ ...world, created: n + 1, azure });
}

export function destroyRouter(world: World): Deployed {
  return done({ ...world, aws: { network: world.aws.network } });
}

/** An export in use keeps its stack. */
export function destroyNetwork(world: World): Deployed {
  return world.aws.router === undefined ? done({ ...world, aws: {} }) : failed(EXPORT_IN_USE);
}

export function destroyAzure(world: World): Deployed {
  return done({ ...world, azure: undefined });
}

function imageId(architecture: string, release: number): string {
  return `ami-${architecture === 'arm64' ? 'a' : 'b'}${release.toString(16).padStart(7, '0')}`;
}

/** The outputs of a component's facts but for those without a value. */
function outputsOf(
  link: Link,
  kind: ComponentKind,
  value: (kind: string, member: string) => string | undefined,
): Outputs {
  const outputs: Record<string, string> = {};
  for (const key of componentIn(link, kind).gives) {
    const fact = memberOf(key);
    const given = value(fact.kind, fact.member);
    if (given !== undefined) outputs[outputOf(key)] = given;
  }
  return outputs;
}
