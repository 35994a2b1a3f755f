import { z } from 'zod';
import { GATEWAY_GENERATIONS, GATEWAY_SKU_NAMES } from '../../catalog/gateway-sku';
import { flag, patternField } from './field';
import {
  azureId,
  azureLocation,
  azureNetworkName,
  resourceGroupName,
  virtualNetworkName,
  vmName,
  vmSize,
} from './azure-fields';
import { keyVault } from './key-vault';
import { cidr, subnetName } from './network-fields';
import { withStandIn } from './stand-in';
import { adminUsername, sshPublicKey } from './account-fields';

/** A limit of this schema: Azure accepts more. */
const MOST_PREFIXES = 20;

/**
 * A limit of this schema: Azure accepts 3,000 subnets in a VNet.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits
 */
const MOST_SUBNETS = 200;

/** That of the 2015 template. */
export const DEFAULT_CIDRS = ['10.3.0.0/16'];

const subnet = z
  .strictObject({
    name: subnetName('Name of the subnet, unique in the VNet; GatewaySubnet is created automatically.'),
    cidr: cidr('IPv4 prefix inside the address space of the VNet; Azure accepts up to /29.', '10.3.0.0/24'),
  })
  .meta({ description: 'A subnet of the VNet for workloads.' });

/** Says that something exists, where a value would be what to create. */
export const EXISTING = 'existing';

const resourceGroup = z
  .union([
    resourceGroupName('Name of the resource group to create.'),
    z.strictObject({ id: azureId('resourceGroup', 'Id of a resource group that exists.') }),
  ])
  .optional()
  .meta({
    description:
      'The resource group: the name of one to create, or the id of one that exists. Default: created with the name of the link; with azure.vnet.id, the one of the VNet.',
  });

const vnet = z
  .strictObject({
    id: azureId(
      'virtualNetwork',
      'Id of a VNet that exists. The keys beside it then describe it; it is read, and nothing of it is changed but a GatewaySubnet that is asked for. Default: none, so a VNet is created.',
    ).optional(),
    cidrs: z
      .array(cidr('An IPv4 prefix; Azure accepts /2 to /29.', '10.3.0.0/16'))
      .min(1)
      .max(MOST_PREFIXES)
      .optional()
      .meta({
        description:
          'Address space of the VNet, as IPv4 prefixes; in a VNet with azure.vnet.id, what `discover` found.',
        default: DEFAULT_CIDRS,
      }),
    subnets: z.array(subnet).min(1).max(MOST_SUBNETS).optional().meta({
      description:
        'Subnets for workloads. Default: Subnet1, the first /24 of the first prefix, or half of one that has no room beside it.',
    }),
    gatewaySubnet: z
      .union([z.literal(EXISTING), cidr('Prefix of the GatewaySubnet to create, /27 or larger.')])
      .optional()
      .meta({
        description:
          'The GatewaySubnet: the prefix of one to create, /27 or larger, or existing. Default: the last free /27 of the first prefix; with azure.vnet.id, existing.',
      }),
  })
  .prefault({})
  .meta({ description: 'The virtual network on the Azure side.' });

/** An active-active gateway has one for each instance. */
const MOST_PUBLIC_IPS = 2;

const gateway = z
  .strictObject({
    id: azureId(
      'vpnGateway',
      'Id of a VPN gateway that exists, in the VNet of azure.vnet.id. It is read and never changed; a local network gateway and a connection are added to it. Default: with azure.vnet.id, the one that `discover` found; else none, so a VPN gateway is created.',
    ).optional(),
    publicIps: z
      .array(azureId('publicIp', 'Id of a public IP.'))
      .min(1)
      .max(MOST_PUBLIC_IPS)
      .optional()
      .meta({ description: 'Public IPs of an existing VPN gateway. Default: what `discover` found.' }),
    sku: z.string().default('VpnGw1AZ').meta({
      description: 'SKU of the VPN gateway; Basic supports no custom policy and is not for production.',
      enum: GATEWAY_SKU_NAMES,
    }),
    generation: z.enum(GATEWAY_GENERATIONS).optional().meta({
      description: 'Generation of the VPN gateway. Default: the lowest that the SKU has, so Generation1 for VpnGw1AZ.',
    }),
    zones: z
      .array(withStandIn(z.enum(['1', '2', '3']), '1'))
      .max(3)
      .optional()
      .meta({
        description:
          'Availability zones of the public IP, each in quotes. Default: all three, or none where the location has none.',
      }),
  })
  .prefault({})
  .meta({ description: 'The VPN gateway.' });

const testVm = z
  .strictObject({
    enabled: flag('Whether a small Ubuntu VM for ping tests is created, without public IP and without password.')
      .optional()
      .meta({ default: true }),
    size: vmSize('Size of the test VM.').default('Standard_B2ats_v2'),
    adminUsername: adminUsername('Name of the administrator of the test VM.').default('ubuntu'),
    sshPublicKey: sshPublicKey(
      'OpenSSH public key of the administrator. Default: none here, the variable adminSshPublicKey asks for it at deploy time.',
    ).optional(),
  })
  .prefault({})
  .meta({ description: 'The test VM in the first subnet.' });

const namesObject = z
  .strictObject({
    virtualNetwork: virtualNetworkName('Name of the virtual network.').default('azureVnet'),
    gateway: azureNetworkName('Name of the VPN gateway.').default('azureGateway'),
    gatewayPublicIp: azureNetworkName('Name of the public IP of the VPN gateway.').default('azureGatewayIP'),
    localNetworkGateway: azureNetworkName('Name of the local network gateway, which represents the AWS side.').default(
      'vpcGateway',
    ),
    connection: azureNetworkName('Name of the connection.').default('Azure2Aws'),
    networkSecurityGroup: azureNetworkName('Name of the network security group of the workload subnets.').default(
      'azureNsg',
    ),
    testVm: vmName('Name of the test VM, also its host name.').default('node-1'),
  })
  .meta({ description: 'Names of the Azure resources.' });

/** The names of a file that sets none. */
export const DEFAULT_NAMES = namesObject.parse({});

const names = namesObject.prefault({});

const spoke = z
  .strictObject({
    id: azureId('virtualNetwork', 'Id of the VNet.'),
    cidrs: z
      .array(cidr('An IPv4 prefix.', '10.4.0.0/16'))
      .min(1)
      .max(MOST_PREFIXES)
      .meta({ description: 'Address space of the VNet, as IPv4 prefixes.' }),
    peering: withStandIn(z.enum([EXISTING]), EXISTING)
      .optional()
      .meta({
        description:
          'Whether the peering with gateway transit exists: only routes follow then. Default: none, so both halves are created.',
      }),
  })
  .meta({ description: 'A VNet that uses the VPN gateway through a peering.' });

const spokeName = patternField('Name of a spoke.', /^(?=.{1,24}$)[a-z](-?[a-z0-9])*$/, {
  code: 'spoke-name',
  rule: 'must be 1 to 24 lower-case letters, digits and single hyphens, beginning with a letter',
  remedy: 'choose a name such as app1',
});

const spokes = z
  .record(spokeName, spoke)
  .default({})
  .meta({ description: 'VNets that exist and use the VPN gateway through a peering, by a name of your choice.' });

const routedCidrs = z
  .array(cidr('An IPv4 prefix.', '10.5.0.0/16'))
  .max(MOST_PREFIXES)
  .default([])
  .meta({ description: 'Further prefixes that are reached through the VNet, such as those behind another VPN.' });

export const azureSchema = z
  .strictObject({
    location: azureLocation('Azure location, such as westus2 or "West US 2".'),
    resourceGroup,
    vnet,
    gateway,
    spokes,
    routedCidrs,
    testVm,
    names,
    keyVault,
  })
  .meta({ description: 'The Azure side.' });
