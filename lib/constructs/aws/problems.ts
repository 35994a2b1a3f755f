import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AMI_ID, REBOOT_TIME, ROOT_VOLUME_GIB, WAIT_MINUTES } from '../../catalog/router-settings';
import { SECRET_ARN } from '../../catalog/shared-key';
import { prefixProblems, publicAddressProblems } from '../../cidr/prefix-problems';
import { ipsecProblems } from '../../ipsec/both-ends';
import { awsPrefixesOf, waitMinutesOf } from './defaults';
import { subnetsWithoutRouteTable } from './route-tables';
import type { AzureFacts, VpnRouterProps } from './vpn-router-props';

const IMAGE_ID = new RegExp(`^${AMI_ID}$`);

/** What the CDK has in the place of a VPC until it has looked it up, in its first run without a `cdk.context.json`. */
const NOT_LOOKED_UP = 'vpc-12345';

/** Returns a line for each value of the props that no router can be made from. */
export function vpnRouterProblems(scope: Construct, props: VpnRouterProps): readonly string[] {
  return [
    ...regionProblems(scope),
    ...networkProblems(props),
    ...instanceProblems(props),
    ...ipsecProblems(props.ipsec),
    ...(props.azure === undefined ? [] : azureProblems(props.azure)),
  ];
}

/** The router's files name the region, and are packed, so that a deployment cannot fill it in. */
function regionProblems(scope: Construct): readonly string[] {
  if (!Token.isUnresolved(Stack.of(scope).region)) return [];
  return ['the stack must have a region that synthesis knows; set env.region of the stack'];
}

function networkProblems(props: VpnRouterProps): readonly string[] {
  const { vpc, azurePrefixes, routedSubnets } = props;
  const awsPrefixes = awsPrefixesOf(props);
  const unknown = 'awsPrefixes must be given: the CIDR block of the VPC is not known to synthesis';
  return [
    ...(awsPrefixes.length === 0 && props.awsPrefixes === undefined
      ? [unknown, ...prefixProblems({ azurePrefixes })]
      : // The stand-in of the CDK for a VPC that it has yet to read has a range of its own.
        prefixProblems(vpc.vpcId === NOT_LOOKED_UP ? { azurePrefixes } : { awsPrefixes, azurePrefixes })),
    ...subnetProblems(props),
    ...subnetsWithoutRouteTable(vpc, routedSubnets).map(
      (id) => `the route table of the subnet ${id} is not known; import the VPC with the ids of its route tables`,
    ),
  ];
}

function subnetProblems({ vpc, subnet = { subnetType: SubnetType.PUBLIC } }: VpnRouterProps): readonly string[] {
  if (subnet.subnetType === SubnetType.PUBLIC && vpc.publicSubnets.length === 0)
    return ['the VPC must have a public subnet, because the router has an Elastic IP'];
  return [];
}

function instanceProblems(props: VpnRouterProps): readonly string[] {
  const { imageId, rootVolumeGiB = ROOT_VOLUME_GIB.default, automaticReboot = REBOOT_TIME.default } = props;
  const minutes = waitMinutesOf(props) ?? WAIT_MINUTES.min;
  return [
    ...(IMAGE_ID.test(imageId)
      ? []
      : [`imageId must be an AMI id such as ami-0123456789abcdef0, got '${shown(imageId)}'`]),
    ...rangeProblems('rootVolumeGiB', rootVolumeGiB, ROOT_VOLUME_GIB),
    ...rangeProblems('waitMinutes', minutes, WAIT_MINUTES),
    ...(REBOOT_TIME.pattern.test(automaticReboot)
      ? []
      : [`automaticReboot must be off or a time of day such as 04:00, got '${automaticReboot}'`]),
  ];
}

function rangeProblems(
  field: string,
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): readonly string[] {
  if (Number.isInteger(value) && value >= min && value <= max) return [];
  return [`${field} must be a whole number from ${min} to ${max}, got ${value}`];
}

/** The router's files have these values, and are packed: an expression for one would be packed as it is. */
function azureProblems({ gatewayAddress, routerAddress, sharedKeySecretArn }: AzureFacts): readonly string[] {
  return [
    ...literal('azure.gatewayAddress', gatewayAddress, publicAddressProblems),
    ...literal('azure.routerAddress', routerAddress, publicAddressProblems),
    ...literal('azure.sharedKeySecretArn', sharedKeySecretArn, (field, arn) =>
      SECRET_ARN.test(arn) ? [] : [`${field} must be the ARN of a Secrets Manager secret, got '${arn}'`],
    ),
  ];
}

function literal(
  field: string,
  value: string,
  check: (field: string, value: string) => readonly string[],
): readonly string[] {
  if (Token.isUnresolved(value))
    return [`${field} must be a literal, got an expression; write what the deployment of the other side printed`];
  return check(field, value);
}

function shown(value: string): string {
  return Token.isUnresolved(value) ? 'an expression' : value;
}
