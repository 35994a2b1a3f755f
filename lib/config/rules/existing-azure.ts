import { azureIdOf, sameAzureName } from '../../catalog/azure-id';
import type { ConfigPath } from '../problems/problem';
import { PLAIN_SITE } from '../../catalog/site-name';
import { DEFAULT_NAMES, EXISTING } from '../schema/azure';
import type { Config } from '../schema/config';
import type { Rule, RuleProblem } from './rule';

type Azure = Config['azure'];

const VNET = ['azure', 'vnet'] as const;
const VNET_ID = [...VNET, 'id'] as const;
const GATEWAY = ['azure', 'gateway'] as const;
const GATEWAY_ID = [...GATEWAY, 'id'] as const;
const PUBLIC_IPS = [...GATEWAY, 'publicIps'] as const;
const GROUP = ['azure', 'resourceGroup'] as const;

/** An id at its place. */
interface PlacedId {
  readonly path: ConfigPath;
  readonly id: string;
}

/** Every id of the file is in one subscription: Terraform and a template work in one. */
export const oneSubscription: Rule = ({ config }) => {
  const [first, ...others] = idsOf(config.azure);
  if (first === undefined) return [];
  const { subscription } = azureIdOf(first.id);
  return others
    .filter(({ id }) => azureIdOf(id).subscription !== subscription)
    .map(({ path, id }) => ({
      code: 'azure-subscription',
      path,
      others: [first.path],
      rule: `must be in the subscription ${subscription}, as the other ids are`,
      value: id,
      remedy: 'name resources of one subscription',
    }));
};

/** A gateway that is created in an existing VNet goes into its resource group: a template deploys into one. */
export const resourceGroupOfVnet: Rule = ({ config: { azure } }) => {
  const { resourceGroup, vnet, gateway } = azure;
  if (vnet.id === undefined || resourceGroup === undefined || gateway.id !== undefined) return [];
  const { resourceGroup: wanted } = azureIdOf(vnet.id);
  const [path, value] =
    typeof resourceGroup === 'string' ? [GROUP, resourceGroup] : [[...GROUP, 'id'], resourceGroup.id];
  if (typeof resourceGroup !== 'string' && sameAzureName(azureIdOf(resourceGroup.id).name, wanted)) return [];
  return [
    {
      code: 'azure-resource-group',
      path,
      others: [VNET_ID, GATEWAY_ID],
      rule: `must be the resource group of the VNet, ${wanted}, where its VPN gateway is created`,
      value,
      remedy: 'leave the key out',
    },
  ];
};

/** Both halves of a peering are in one resource group with the rest, unless the peering exists: a template deploys into one. */
export const spokesOfOneGroup: Rule = ({ config: { azure }, resolved: { resourceGroup } }) => {
  const group = 'name' in resourceGroup ? resourceGroup.name : azureIdOf(resourceGroup.id).name;
  const hub = azure.vnet.id === undefined ? group : azureIdOf(azure.vnet.id).resourceGroup;
  return createdSpokes(azure)
    .filter(({ id }) => ![group, hub].every((each) => sameAzureName(each, azureIdOf(id).resourceGroup)))
    .map(({ path, id }) => ({
      code: 'spoke-resource-group',
      path,
      others: [VNET_ID, GROUP, GATEWAY_ID],
      rule: `must be in the resource group ${group} with the VNet, where both halves of the peering are created`,
      value: id,
      remedy: 'create the peering with gateway transit, and set peering: existing',
    }));
};

/** Each VNet is peered once, and not with itself. */
export const spokesOnce: Rule = ({ config: { azure } }) => {
  const { id: hub } = azure.vnet;
  const placed: readonly PlacedId[] = [
    ...(hub === undefined ? [] : [{ path: VNET_ID, id: hub }]),
    ...Object.entries(azure.spokes).map(([name, { id }]) => ({ path: ['azure', 'spokes', name, 'id'], id })),
  ];
  return placed.flatMap(({ path, id }, index) => {
    const first = placed.slice(0, index).find((other) => sameAzureName(other.id, id));
    if (first === undefined) return [];
    return [
      {
        code: 'spoke-repeated' as const,
        path,
        others: [first.path],
        rule: `must be another VNet than that of ${first.path.join('.')}`,
        value: id,
        remedy: 'remove one of them',
      },
    ];
  });
};

function createdSpokes({ spokes }: Azure): readonly PlacedId[] {
  return Object.entries(spokes).flatMap(([name, { id, peering }]) =>
    peering === undefined ? [{ path: ['azure', 'spokes', name, 'id'], id }] : [],
  );
}

/** What the file must say of a VNet that exists, and what it must not without one. */
export const existingVnet: Rule = ({ config: { azure }, discover }) => {
  const { id, cidrs, gatewaySubnet } = azure.vnet;
  if (id === undefined) {
    return gatewaySubnet === EXISTING
      ? [
          {
            code: 'existing-key',
            path: [...VNET, 'gatewaySubnet'],
            others: [VNET_ID],
            rule: 'must be a prefix in a VNet that is created',
            value: gatewaySubnet,
            remedy: 'leave the key out, or set azure.vnet.id to the id of the VNet that has it',
          },
        ]
      : [];
  }
  if (cidrs !== undefined) return [];
  const remedy = `let \`${discover}\` read it, or add its address space as a list; \`az network vnet show --ids ID --query addressSpace.addressPrefixes\` prints it`;
  const rule = 'must be known of an existing VNet';
  return [{ code: 'existing-unknown', path: [...VNET, 'cidrs'], others: [VNET_ID], rule, remedy }];
};

/** What the file must say of a VPN gateway that exists, and what it must not without one. */
export const existingGateway: Rule = ({ config: { azure }, discover }) => {
  const { id, publicIps } = azure.gateway;
  if (id === undefined) return publicIps === undefined ? [] : [onlyWithGateway()];
  return [
    ...(azure.vnet.id === undefined ? [gatewayWithoutVnet(id)] : []),
    ...(publicIps === undefined ? [missingPublicIps(discover)] : []),
    ...(publicIps !== undefined && publicIps.length > 1 ? [activeActive(publicIps.length)] : []),
  ];
};

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const LONGEST_NAME = 80;

/** Names of what a connection is made of have more than the file gives: the link's name beside an existing gateway, and the site's. */
export const connectionNames: Rule = ({ config: { name, azure }, resolved: { sites } }) => {
  const owner = azure.gateway.id === undefined ? undefined : name;
  return (['localNetworkGateway', 'connection'] as const).flatMap((key) => {
    const names = sites.map((site) => nameAt(azure.names[key], site.name, owner));
    const longest = names.reduce((a, b) => (b.length > a.length ? b : a), '');
    return longest.length > LONGEST_NAME ? [longName(key, azure.names[key], longest)] : [];
  });
};

function onlyWithGateway(): RuleProblem {
  return {
    code: 'existing-key',
    path: PUBLIC_IPS,
    others: [GATEWAY_ID],
    rule: 'must not be set without azure.gateway.id, because the public IP of a gateway is created with it',
    remedy: 'remove the key, or set azure.gateway.id to the id of the gateway that has them',
  };
}

function gatewayWithoutVnet(value: string): RuleProblem {
  return {
    code: 'existing-key',
    path: GATEWAY_ID,
    others: [VNET_ID],
    rule: 'must be in a VNet that exists',
    value,
    remedy: 'set azure.vnet.id to the id of the VNet of the gateway, and azure.vnet.cidrs to its address space',
  };
}

function missingPublicIps(discover: string): RuleProblem {
  const remedy = `let \`${discover}\` read it, or add the id of its public IP as a list; \`az network vnet-gateway show --ids ID --query "ipConfigurations[].publicIPAddress.id"\` prints it`;
  const rule = 'must be known of an existing gateway';
  return { code: 'existing-unknown', path: PUBLIC_IPS, others: [GATEWAY_ID], rule, remedy };
}

function activeActive(value: number): RuleProblem {
  return {
    code: 'gateway-active-active',
    path: PUBLIC_IPS,
    rule: 'must be one, because a link has one tunnel and an active-active gateway sends traffic through both instances',
    value,
    remedy: 'use an active-standby gateway',
  };
}

/** The name of a site's connection, as lib/model/names makes it of the stem: `vpcGateway-corp--virginia`. */
function nameAt(stem: string, site: string, owner?: string): string {
  const named = site === PLAIN_SITE ? [] : [site];
  return owner === undefined ? [stem, ...named].join('-') : `${stem}-${[owner, ...named].join('--')}`;
}

function longName(key: 'localNetworkGateway' | 'connection', value: string, whole: string): RuleProblem {
  return {
    code: 'azure-name',
    path: ['azure', 'names', key],
    others: [['name'], GATEWAY_ID, ['sites']],
    rule: `must be so short that ${whole}, which is made of it, has at most ${LONGEST_NAME} characters`,
    value,
    remedy: 'choose a shorter name',
  };
}

/** Keys of what is not created beside an existing VNet or VPN gateway. */
export const existingKeys: Rule = ({ config: { azure } }) => [...besideVnet(azure), ...besideGateway(azure)];

function unusedWith(id: typeof VNET_ID | typeof GATEWAY_ID) {
  return (path: ConfigPath, why: string): RuleProblem => ({
    code: 'existing-unused',
    path,
    others: [id],
    rule: `must not be set with ${id.join('.')}, because ${why}`,
    remedy: 'remove the key',
  });
}

function besideGateway({ vnet, gateway, names }: Azure): readonly RuleProblem[] {
  if (gateway.id === undefined) return [];
  const unused = unusedWith(GATEWAY_ID);
  return [
    ...(vnet.gatewaySubnet === undefined || vnet.gatewaySubnet === EXISTING
      ? []
      : [unused([...VNET, 'gatewaySubnet'], 'the gateway has its GatewaySubnet')]),
    ...(['generation', 'zones'] as const)
      .filter((key) => gateway[key] !== undefined)
      .map((key) => unused([...GATEWAY, key], 'the gateway has its own')),
    ...(['gateway', 'gatewayPublicIp'] as const)
      .filter((name) => names[name] !== DEFAULT_NAMES[name])
      .map((name) => unused(['azure', 'names', name], 'no such resource is created')),
  ];
}

function besideVnet(azure: Azure): readonly RuleProblem[] {
  const { vnet, testVm } = azure;
  if (vnet.id === undefined) return [];
  const unused = unusedWith(VNET_ID);
  return [
    ...(vnet.subnets === undefined ? [] : [unused([...VNET, 'subnets'], 'no subnet for workloads is created there')]),
    ...(testVm.enabled === true
      ? [unused(['azure', 'testVm', 'enabled'], 'no test VM is created in the subnets of others')]
      : []),
    ...(['virtualNetwork', 'networkSecurityGroup', 'testVm'] as const)
      .filter((name) => azure.names[name] !== DEFAULT_NAMES[name])
      .map((name) => unused(['azure', 'names', name], 'no such resource is created')),
  ];
}

function idsOf(azure: Azure): readonly PlacedId[] {
  const { vnet, resourceGroup, gateway } = azure;
  return [
    ...(vnet.id === undefined ? [] : [{ path: VNET_ID, id: vnet.id }]),
    ...(typeof resourceGroup === 'object' ? [{ path: [...GROUP, 'id'], id: resourceGroup.id }] : []),
    ...(gateway.id === undefined ? [] : [{ path: GATEWAY_ID, id: gateway.id }]),
    ...(gateway.publicIps ?? []).map((id, i) => ({ path: [...PUBLIC_IPS, i], id })),
    ...createdSpokes(azure),
  ];
}
