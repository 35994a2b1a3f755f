/** EC2 instance type of a router that names none. */
export const DEFAULT_INSTANCE_TYPE = 't4g.small';

/** Size of the encrypted root volume in GiB. */
export const ROOT_VOLUME_GIB = { min: 8, max: 1_024, default: 8 } as const;

/**
 * Minutes that a deployment waits for the tunnel. CloudFormation waits for a signal for 12 hours at most, 720 minutes.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitcondition.html
 */
export const WAIT_MINUTES = { min: 5, max: 700, default: 20 } as const;

/** Off, or the time of day in UTC at which a router reboots when upgrades require it. */
export const REBOOT_TIME = { pattern: /^(off|([01]\d|2[0-3]):[0-5]\d)$/, default: '04:00' } as const;

/** An AMI id, as a part of a regular expression. */
export const AMI_ID = 'ami-[0-9a-f]{8}([0-9a-f]{9})?';
