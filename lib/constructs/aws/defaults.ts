import { CfnVPC, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { Token } from 'aws-cdk-lib/core';
import { WAIT_MINUTES } from '../../catalog/router-settings';
import type { VpnRouterProps } from './vpn-router-props';

/** Returns the prefixes on the AWS side; empty when they are not given and synthesis does not know the VPC's. */
export function awsPrefixesOf({ awsPrefixes, vpc }: VpnRouterProps): readonly string[] {
  return awsPrefixes ?? knownCidrOf(vpc);
}

/** Returns the minutes that a deployment waits for the tunnel; undefined when it does not. */
export function waitMinutesOf({ waitMinutes = WAIT_MINUTES.default }: VpnRouterProps): number | undefined {
  return waitMinutes === 0 ? undefined : waitMinutes;
}

/** That of a created VPC is an attribute, whose value is known to the deployment, beside the property that it has. */
function knownCidrOf(vpc: IVpc): readonly string[] {
  const resource = vpc.node.defaultChild;
  const cidr = resource instanceof CfnVPC ? resource.cidrBlock : importedCidrOf(vpc);
  return cidr === undefined || Token.isUnresolved(cidr) ? [] : [cidr];
}

/** A VPC that is imported without its CIDR block throws when it is asked for. */
function importedCidrOf(vpc: IVpc): string | undefined {
  try {
    return vpc.vpcCidrBlock;
  } catch {
    return undefined;
  }
}
