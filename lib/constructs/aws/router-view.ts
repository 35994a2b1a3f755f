import type { ISubnet } from 'aws-cdk-lib/aws-ec2';
import { Token } from 'aws-cdk-lib/core';
import { partitionOf } from '../../catalog/aws-partition';
import { DEFAULT_INSTANCE_TYPE, REBOOT_TIME, ROOT_VOLUME_GIB } from '../../catalog/router-settings';
import { agreedIpsec } from '../../ipsec/both-ends';
import { pending, type FactKey, type Known } from '../../model/fact';
import { PLAIN_ROUTER, tunnelDevice, type ComponentId } from '../../model/names';
import type { RouterView } from '../../model/views';
import { awsPrefixesOf, waitMinutesOf } from './defaults';
import type { AzureFacts, VpnRouterProps } from './vpn-router-props';

/** What the files of a router are made from. */
export interface RouterPlace {
  /** Name of the link. */
  readonly name: string;
  readonly region: string;
  readonly subnet: ISubnet;
  readonly azure: AzureFacts;
  readonly props: VpnRouterProps;
}

/** The router of an app that has no config, as the files of any router see theirs. */
export function routerViewIn({ name, region, subnet, azure, props }: RouterPlace): RouterView {
  const { automaticReboot = REBOOT_TIME.default } = props;
  const minutes = waitMinutesOf(props);
  const router = 'aws.routerAddresses.router-1';
  const secret = 'aws.sharedKeySecretArn';
  return {
    link: name,
    region,
    domain: partitionOf(region).domain,
    router: {
      name: PLAIN_ROUTER,
      address: known(router, NETWORK, azure.routerAddress),
      subnet: SUBNET,
      instanceType: props.instanceType ?? DEFAULT_INSTANCE_TYPE,
      image: { kind: 'given', id: props.imageId, deployed: pending('aws.images.router-1', ROUTER) },
      rootVolumeGiB: props.rootVolumeGiB ?? ROOT_VOLUME_GIB.default,
      wait: minutes === undefined ? { kind: 'none' } : { kind: 'tunnel', minutes },
      rebootAt: automaticReboot === 'off' ? undefined : automaticReboot,
      renewal: pending('aws.renewals.router-1', ROUTER),
    },
    // A created subnet has no id before its deployment, and another construct is another subnet.
    subnet: { id: identityOf(subnet), name: SUBNET, cidr: '', public: true },
    ipsec: { ...agreedIpsec(props.ipsec), sharedKeySecretArn: known(secret, NETWORK, azure.sharedKeySecretArn) },
    deployedWith: {
      address: known('azure.peerAddresses.router-1', AZURE, azure.routerAddress),
      sharedKeySecretArn: known('azure.sharedKeySecretArns.aws', AZURE, azure.sharedKeySecretArn),
    },
    routeTables: [],
    testHosts: [],
    tunnels: [
      {
        instance: 0,
        device: tunnelDevice(0),
        gatewayAddress: known('azure.gatewayAddresses.0', AZURE, azure.gatewayAddress),
      },
    ],
    localPrefixes: awsPrefixesOf(props),
    remotePrefixes: props.azurePrefixes,
    preview: false,
  };
}

const SUBNET = 'router';
const NETWORK: ComponentId = 'network';
const ROUTER: ComponentId = 'router';
const AZURE: ComponentId = 'azure';

function known(key: FactKey, source: ComponentId, value: string): Known<string> {
  return { kind: 'known', key, source, value, preview: false };
}

function identityOf({ subnetId, node }: ISubnet): string {
  return Token.isUnresolved(subnetId) ? node.path : subnetId;
}
