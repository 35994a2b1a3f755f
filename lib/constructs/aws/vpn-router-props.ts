import type { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { InstanceRoleProps } from '../../aws/managed-instance-role';
import type { IpsecProps } from '../../ipsec/both-ends';

/** A router in a VPC of your app. */
export interface VpnRouterProps {
  /** The VPC, created in the app or existing. */
  readonly vpc: IVpc;
  /** One public subnet, for the router. @default - the first public subnet of the VPC */
  readonly subnet?: SubnetSelection;
  /** Subnets whose route tables get the routes to Azure. @default - all subnets of the VPC */
  readonly routedSubnets?: SubnetSelection;
  /** Prefixes on the AWS side. @default - the CIDR block of the VPC, where synthesis knows it */
  readonly awsPrefixes?: readonly string[];
  /** Prefixes on the Azure side, at least one. */
  readonly azurePrefixes: readonly string[];
  /** What Azure was deployed with. @default - not deployed yet: only the Elastic IP and the shared key are created */
  readonly azure?: AzureFacts;
  /** AMI of Ubuntu 24.04 for the processor of the instance type, by its id; a change of it replaces the router. */
  readonly imageId: string;
  /** Arm or x86. @default 't4g.small' */
  readonly instanceType?: string;
  /** Size of the encrypted root volume in GiB, from 8 to 1024. @default 8 */
  readonly rootVolumeGiB?: number;
  /** The tunnel: algorithms, lifetimes, dead peer detection. @default - the profile strong */
  readonly ipsec?: IpsecProps;
  /** How long a deployment waits for the tunnel, in minutes, from 5; 0: it does not wait. @default 20 */
  readonly waitMinutes?: number;
  /** Time of day (UTC) of upgrades and reboots, as HH:MM, or `off`. @default '04:00' */
  readonly automaticReboot?: string;
  /** What the account requires of the role of the router. @default - nothing */
  readonly role?: InstanceRoleProps;
  /** Regions and instance types that are newer than this version of vpc2vnet, and not compared with its tables. @default - none */
  readonly unlisted?: readonly string[];
}

/** What the Azure side was deployed with, and what it reported; all are literals. */
export interface AzureFacts {
  /** Public address of the Azure VPN gateway. */
  readonly gatewayAddress: string;
  /** The router's Elastic IP, as Azure has it. */
  readonly routerAddress: string;
  /** ARN of the secret whose shared key Azure has. */
  readonly sharedKeySecretArn: string;
}
