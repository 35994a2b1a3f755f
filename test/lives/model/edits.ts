import { configOf, type ConfigPart } from '../../fixtures/config';
import { loadConfig } from '../../../lib/config/load';
import type { Link } from '../../../lib/model/link';
import { resolveLink } from '../../../lib/model/resolve';
import type { Choices } from './world';

/** What a user edits, each with its choices; the first is the default. */
export const EDITS: Readonly<Record<string, readonly ConfigPart[]>> = {
  profile: [{}, { ipsec: { profile: 'compatible' } }, { ipsec: { profile: 'azure-default' } }],
  dpd: [{}, { ipsec: { dpdTimeoutSeconds: 60 } }],
  lifetime: [{}, { ipsec: { saLifeTimeSeconds: 3600 } }],
  mode: [{}, { ipsec: { connectionMode: 'InitiatorOnly' } }, { ipsec: { connectionMode: 'Default' } }],
  tags: [{}, { tags: { team: 'a' } }, { tags: { team: 'b' } }],
  vpcRanges: [{}, { aws: { vpc: { cidrs: ['10.0.0.0/16', '100.64.0.0/16'] } } }],
  vpcPrimary: [{}, { aws: { vpc: { cidrs: ['10.5.0.0/16'], subnets: [{ name: 'Subnet1', cidr: '10.5.0.0/24' }] } } }],
  vnet: [{}, { azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } } }],
  subnet: [{}, { aws: { vpc: { subnets: [{ name: 'Subnet1', cidr: '10.0.1.0/24' }] } } }],
  machine: [{}, { aws: { router: { instanceType: 't4g.medium' } } }, { aws: { router: { instanceType: 't3.small' } } }],
  image: [{}, { aws: { router: { ami: 'ami-0bbbbbbbbbbbbbbbb' } } }],
  wait: [{}, { aws: { router: { waitMinutes: 30 } } }, { aws: { router: { waitForTunnel: false } } }],
  host: [{}, { aws: { testHost: { enabled: false } } }],
  vm: [{}, { azure: { testVm: { enabled: false } } }],
  sku: [{}, { azure: { gateway: { sku: 'VpnGw2AZ' } } }],
  gatewayName: [{}, { azure: { names: { gatewayPublicIp: 'another' } } }],
};

export const EDIT_NAMES: readonly string[] = Object.keys(EDITS);

export const LINK_NAME = 'life';

const links = new Map<string, Link | undefined>();

/** The link of a config without its facts; undefined when the config is invalid. */
export function linkOf(choices: Choices): Link | undefined {
  const key = EDIT_NAMES.map((name) => choices[name] ?? 0).join();
  if (!links.has(key)) links.set(key, resolved(choices));
  return links.get(key);
}

function resolved(choices: Choices): Link | undefined {
  const parts = EDIT_NAMES.map((name) => EDITS[name]?.[choices[name] ?? 0] ?? {});
  const loaded = loadConfig(configOf({ name: LINK_NAME }, ...parts), 'vpc2vnet.yaml');
  return loaded.ok ? resolveLink(loaded) : undefined;
}
