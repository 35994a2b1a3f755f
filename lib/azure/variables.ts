import { TerraformVariable, type TerraformVariableValidationConfig } from 'cdktf';
import type { Construct } from 'constructs';
import { SHARED_KEY_LENGTH, SHARED_KEY_LIMITS, SHARED_KEY_PATTERN, SHARED_KEY_RULE } from '../catalog/shared-key';
import { SSH_PUBLIC_KEY_MIN_LENGTH, SSH_PUBLIC_KEY_PATTERN, SSH_PUBLIC_KEY_RULE } from '../catalog/ssh-public-key';
import { connectionNamesIn } from '../model/connection-names';
import { isKnown } from '../model/fact';
import type { AzureEnd, CreatedVnet, Ipsec, Link, Router, Site, TestVm } from '../model/link';
import {
  cidrTail,
  identifierTail,
  instanceTail,
  peerAddressVariable,
  hostKey,
  peerNameVariables,
  PLAIN_VNET_SUBNET,
  sharedKeyVariable,
  sitePrefixVariable,
  sshKeyVariable,
  testVmTail,
  type PeerName,
  type SiteName,
} from '../model/names';
import { routedPrefixesOf } from '../model/routed-prefixes';
import { logical } from './logical-id';

/** A variable of the stack as Terraform expression text. */
export type Reference = string;

/** The variables of the Azure stack; they keep the names of the 2015 template where those still exist. */
export interface AzureVariables {
  readonly location: Reference;
  /** Those of an existing VNet are literals: nobody can choose them. */
  readonly virtualNetworkName: Reference;
  readonly vnetPrefixes: readonly Reference[];
  /** Of the spokes and what else is behind the VNet: only the AWS side uses them, so no deployment chooses them. */
  readonly prefixesBehind: readonly string[];
  readonly subnets: readonly SubnetVariables[];
  /** Absent when the GatewaySubnet exists. */
  readonly gatewaySubnetPrefix?: Reference;
  /** Absent when the VPN gateway exists. */
  readonly gateway?: GatewayVariables;
  readonly connections: readonly ConnectionVariables[];
  /** Of all sites. */
  readonly vpcPrefixes: readonly Reference[];
  readonly testVms: readonly TestVmVariables[];
}

export interface SubnetVariables {
  /** Tail of the Terraform names. */
  readonly tail: string;
  readonly name: Reference;
  readonly prefix: Reference;
}

export interface GatewayVariables {
  readonly name: Reference;
  readonly publicIps: readonly PublicIpVariables[];
}

export interface PublicIpVariables {
  readonly tail: string;
  readonly name: Reference;
}

export interface ConnectionVariables {
  /** Of the router among those of all sites. */
  readonly key: string;
  readonly site: SiteName;
  readonly peer: PeerName;
  /** Those of the site. */
  readonly prefixes: readonly Reference[];
  /** What both ends agree on. */
  readonly ipsec: Ipsec;
  readonly name: Reference;
  readonly address: Reference;
  readonly connectionName: Reference;
  readonly sharedKey: Reference;
}

export interface TestVmVariables {
  readonly vm: TestVm;
  readonly name: Reference;
  readonly size: Reference;
  readonly adminUsername: Reference;
  readonly sshPublicKey: Reference;
}

/** Said of each value that the AWS side was synthesized from, too. */
const FOLLOWS_CONFIG = 'Change it in vpc2vnet.yaml, so that the AWS side follows.';

/** A check of a value that people give at deploy time: of an empty text, this is the only thing said. */
interface Check {
  readonly pattern: string;
  readonly minLength: number;
  readonly maxLength?: number;
  /** A sentence. */
  readonly message: string;
}

type Ranges = (name: string, description: string, cidrs: readonly string[]) => readonly Reference[];
type Declare = (name: string, description: string, value: string | undefined, check?: Check) => Reference;

/**
 * Declares the variables below `scope`, each with the model's value as its default. The first of a list has the plain
 * name of the 2015 template; the others are named after themselves, so that removing one moves no other.
 */
export function declareVariables(scope: Construct, link: Link): AzureVariables {
  const { azure, sites } = link;
  const declare: Declare = (name, description, value, check) => {
    const validation = check === undefined ? undefined : [validationOf(name, check)];
    const config = { type: 'string', description, default: value, nullable: false, validation };
    return logical(name, new TerraformVariable(scope, name, config)).stringValue;
  };
  const ranges: Ranges = (name, description, cidrs) =>
    cidrs.map((cidr, index) => declare(`${name}${index === 0 ? '' : cidrTail(cidr)}`, description, cidr));
  return {
    location: declare('location', 'Azure location of every resource.', azure.location),
    ...declareNetwork(declare, ranges, azure),
    prefixesBehind: azure.prefixes.slice(azure.network.prefixes.length),
    gateway: azure.gateway.kind === 'existing' ? undefined : declareGateway(declare, azure),
    ...joined(sites.map((site) => declareSite(scope, declare, link, site))),
    testVms: azure.testVms.map((vm) => declareTestVm(declare, vm)),
  };
}

type SiteVariables = Pick<AzureVariables, 'connections' | 'vpcPrefixes'>;

function joined(sites: readonly SiteVariables[]): SiteVariables {
  return {
    connections: sites.flatMap(({ connections }) => connections),
    vpcPrefixes: sites.flatMap(({ vpcPrefixes }) => vpcPrefixes),
  };
}

function declareSite(scope: Construct, declare: Declare, link: Link, site: Site): SiteVariables {
  const sharedKey = declareSharedKey(scope, sharedKeyVariable(site.name));
  const declared = site.routers.map((router) => declareConnection(declare, link, site, router));
  const routed = new Set(routedPrefixesOf(site));
  const vpcPrefixes = site.prefixes.map((cidr, index) =>
    declare(
      sitePrefixVariable(site.name, cidr, index),
      `${routed.has(cidr) ? 'Prefix that is reached through the VPC' : 'CIDR block of the VPC'}. ${FOLLOWS_CONFIG}`,
      cidr,
    ),
  );
  return {
    connections: declared.map((each) => ({ ...each, sharedKey, prefixes: vpcPrefixes })),
    vpcPrefixes,
  };
}

type NetworkVariables = Pick<AzureVariables, 'virtualNetworkName' | 'vnetPrefixes' | 'subnets' | 'gatewaySubnetPrefix'>;

function declareNetwork(declare: Declare, ranges: Ranges, { network, names }: AzureEnd): NetworkVariables {
  const { prefixes, gatewaySubnet } = network;
  const declared =
    network.kind === 'existing'
      ? { virtualNetworkName: network.name, vnetPrefixes: prefixes, subnets: [] }
      : {
          virtualNetworkName: declare('virtualNetworkName', 'Name of the virtual network.', names.virtualNetwork),
          vnetPrefixes: ranges('azureVNetAddressPrefix', `Range of the virtual network. ${FOLLOWS_CONFIG}`, prefixes),
          subnets: declareSubnets(declare, network),
        };
  if (gatewaySubnet.kind === 'existing') return declared;
  return {
    ...declared,
    gatewaySubnetPrefix: declare('gatewaySubnetPrefix', 'Range of the GatewaySubnet.', gatewaySubnet.cidr),
  };
}

function declareGateway(declare: Declare, { names, gateway }: AzureEnd): GatewayVariables {
  return {
    name: declare('gatewayName', 'Name of the VPN gateway.', names.gateway),
    publicIps: gateway.instances.map(({ number }) => {
      const tail = instanceTail(number);
      const name = [names.gatewayPublicIp, ...(tail === '' ? [] : [tail])].join('-');
      return { tail, name: declare(`gatewayPublicIPName${tail}`, 'Name of the public IP of the VPN gateway.', name) };
    }),
  };
}

function declareSubnets(declare: Declare, { subnets }: CreatedVnet): readonly SubnetVariables[] {
  return subnets.map(({ name, cidr }) => {
    const isPlain = name === PLAIN_VNET_SUBNET;
    const tail = isPlain ? '' : identifierTail(name);
    return {
      tail: isPlain ? '1' : tail,
      name: declare(`subnetName${tail}`, 'Name of a subnet for workloads.', name),
      prefix: declare(`subnetPrefix${tail}`, 'Range of a subnet for workloads.', cidr),
    };
  });
}

function declareConnection(
  declare: Declare,
  link: Link,
  { name: site, ipsec }: Site,
  { name: peer, address }: Router,
): Omit<ConnectionVariables, 'sharedKey' | 'prefixes'> {
  const variables = peerNameVariables(site, peer);
  const names = connectionNamesIn(link, site, peer);
  return {
    key: hostKey(site, peer),
    site,
    peer,
    ipsec,
    name: declare(
      variables.localNetworkGateway,
      'Name of the local network gateway, which represents a router in the VPC.',
      names.localNetworkGateway,
    ),
    address: declare(
      peerAddressVariable(site, peer),
      'Elastic IP of the router in the VPC, an output of cdk deploy.',
      isKnown(address) ? address.value : undefined,
      ADDRESS,
    ),
    connectionName: declare(variables.connection, 'Name of the connection.', names.connection),
  };
}

function declareTestVm(declare: Declare, vm: TestVm): TestVmVariables {
  const tail = testVmTail(vm.id);
  return {
    vm,
    name: declare(`vmName${tail}`, 'Name of the test VM, also its host name.', vm.name),
    size: declare(`vmSize${tail}`, 'Size of the test VM.', vm.size),
    adminUsername: declare(`adminUsername${tail}`, 'Administrator of the test VM.', vm.adminUsername),
    sshPublicKey: declare(
      sshKeyVariable(vm.id),
      'OpenSSH public key of the administrator of the test VM.',
      vm.sshPublicKey,
      {
        pattern: SSH_PUBLIC_KEY_PATTERN,
        minLength: SSH_PUBLIC_KEY_MIN_LENGTH,
        message: `The public key ${SSH_PUBLIC_KEY_RULE}; \`ssh-keygen -t ed25519\` makes one in ~/.ssh/id_ed25519.pub.`,
      },
    ),
  };
}

function declareSharedKey(scope: Construct, name: string): Reference {
  const variable = new TerraformVariable(scope, name, {
    type: 'string',
    description: 'Shared key of the VPN, from AWS Secrets Manager; never written down.',
    sensitive: true,
    nullable: false,
    validation: [
      validationOf(name, {
        pattern: SHARED_KEY_PATTERN,
        ...SHARED_KEY_LIMITS,
        message: `The shared key ${SHARED_KEY_RULE}; the generated one has ${SHARED_KEY_LENGTH} letters.`,
      }),
    ],
  });
  return logical(name, variable).stringValue;
}

/** An IPv4 address, as a regular expression that needs no backslash, which the JSON would double. */
const OCTET = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const ADDRESS: Check = {
  pattern: `^(${OCTET}[.]){3}${OCTET}$`,
  minLength: '0.0.0.0'.length,
  message: 'The address of the router must be an IPv4 address; `npx cdk deploy` prints its Elastic IP.',
};

/** One condition, so that one wrong value has one message; Bicep takes the lengths from it. */
function validationOf(
  name: string,
  { pattern, minLength, maxLength, message }: Check,
): TerraformVariableValidationConfig {
  const value = `var.${name}`;
  const longest = maxLength === undefined ? '' : ` && length(${value}) <= ${maxLength}`;
  return {
    condition: `\${length(${value}) >= ${minLength}${longest} && can(regex("${pattern}", ${value}))}`,
    errorMessage: message,
  };
}
