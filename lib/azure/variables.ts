import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { SHARED_KEY_LENGTH, SHARED_KEY_PATTERN, SHARED_KEY_RULE } from '../catalog/shared-key';
import { isKnown } from '../model/fact';
import type { Plan } from '../model/link';
import { logical } from './logical-id';

/** A variable of the stack as Terraform expression text. */
type Reference = string;

/** The variables of the Azure stack; they keep the names of the 2015 template where those still exist. */
export interface AzureVariables {
  readonly location: Reference;
  readonly virtualNetworkName: Reference;
  readonly vnetPrefixes: readonly Reference[];
  readonly subnets: readonly { readonly name: Reference; readonly prefix: Reference }[];
  readonly gatewaySubnetPrefix: Reference;
  readonly gatewayName: Reference;
  readonly gatewayPublicIpNames: readonly Reference[];
  readonly sites: readonly {
    readonly name: Reference;
    readonly address: Reference;
    readonly connectionName: Reference;
  }[];
  readonly vpcPrefixes: readonly Reference[];
  readonly sharedKey: Reference;
  readonly testVms: readonly TestVmVariables[];
}

export interface TestVmVariables {
  readonly name: Reference;
  readonly size: Reference;
  readonly adminUsername: Reference;
  readonly sshPublicKey: Reference;
}

/** Said of each value that the AWS side was synthesized from, too. */
const FOLLOWS_CONFIG = 'Change it in vpc2vnet.yaml, so that the AWS side follows.';

/** Declares the variables below `scope`, each with the plan's value as its default. */
export function declareVariables(scope: Construct, plan: Plan): AzureVariables {
  const { azure, aws } = plan;
  const declare = (name: string, description: string, value: string | undefined): Reference =>
    logical(name, new TerraformVariable(scope, name, { type: 'string', description, default: value, nullable: false }))
      .stringValue;
  const declareAll = (
    name: string,
    description: string,
    values: readonly (string | undefined)[],
  ): readonly Reference[] => values.map((value, index) => declare(numbered(name, index), description, value));

  const subnetNames = declareAll(
    'subnetName',
    'Name of a subnet for workloads.',
    azure.subnets.map(({ name }) => name),
  );
  const subnetPrefixes = declareAll(
    'subnetPrefix',
    'Range of a subnet for workloads.',
    azure.subnets.map(({ cidr }) => cidr),
  );
  const siteNames = declareAll(
    'vpcGatewayName',
    'Name of the local network gateway, which stands for a router in the VPC.',
    aws.routers.map((_, index) => numberedName(azure.names.localNetworkGateway, index)),
  );
  const siteAddresses = declareAll(
    'vpcGatewayIpAddress',
    'Elastic IP of the router in the VPC, an output of cdk deploy.',
    aws.routers.map(({ address }) => (isKnown(address) ? address.value : undefined)),
  );
  const connectionNames = declareAll(
    'connectionName',
    'Name of the connection.',
    aws.routers.map((_, index) => numberedName(azure.names.connection, index)),
  );
  return {
    location: declare('location', 'Azure location of every resource.', azure.location),
    virtualNetworkName: declare('virtualNetworkName', 'Name of the virtual network.', azure.names.virtualNetwork),
    vnetPrefixes: declareAll(
      'azureVNetAddressPrefix',
      `Range of the virtual network. ${FOLLOWS_CONFIG}`,
      azure.prefixes,
    ),
    subnets: zip(subnetNames, subnetPrefixes, (name, prefix) => ({ name, prefix })),
    gatewaySubnetPrefix: declare('gatewaySubnetPrefix', 'Range of the GatewaySubnet.', azure.gatewaySubnet),
    gatewayName: declare('gatewayName', 'Name of the VPN gateway.', azure.names.gateway),
    gatewayPublicIpNames: declareAll(
      'gatewayPublicIPName',
      'Name of the public IP of the VPN gateway.',
      azure.gateway.addresses.map((_, index) => numberedName(azure.names.gatewayPublicIp, index)),
    ),
    sites: zip(siteNames, siteAddresses, (name, address, index) => ({
      name,
      address,
      connectionName: connectionNames[index] ?? '',
    })),
    vpcPrefixes: declareAll('vpcAddressPrefix', `Range of the VPC. ${FOLLOWS_CONFIG}`, aws.prefixes),
    sharedKey: declareSharedKey(scope),
    testVms: azure.testVms.map((vm, index) => ({
      name: declare(numbered('vmName', index), 'Name of the test VM, also its host name.', vm.name),
      size: declare(numbered('vmSize', index), 'Size of the test VM.', vm.size),
      adminUsername: declare(numbered('adminUsername', index), 'Administrator of the test VM.', vm.adminUsername),
      sshPublicKey: declare(
        numbered('adminSshPublicKey', index),
        'OpenSSH public key of the administrator of the test VM.',
        vm.sshPublicKey,
      ),
    })),
  };
}

/** The first item keeps the plain name; later ones are numbered from two. */
function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}${index + 1}`;
}

function numberedName(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}

function zip<A, B, R>(left: readonly A[], right: readonly B[], join: (a: A, b: B, index: number) => R): readonly R[] {
  return left.map((item, index) => join(item, right[index] as B, index));
}

function declareSharedKey(scope: Construct): Reference {
  const variable = new TerraformVariable(scope, 'sharedKey', {
    type: 'string',
    description: 'Shared key of the VPN, from AWS Secrets Manager; never written down.',
    sensitive: true,
    nullable: false,
    validation: [
      {
        condition: `\${can(regex("${SHARED_KEY_PATTERN}", var.sharedKey))}`,
        errorMessage: `The shared key ${SHARED_KEY_RULE}; the generated one has ${SHARED_KEY_LENGTH} letters.`,
      },
    ],
  });
  return logical('sharedKey', variable).stringValue;
}
