import { z } from 'zod';
import { AMI_ID, WAIT_MINUTES } from '../../catalog/router-settings';
import { instanceTypeProblems } from '../../config/rules/known-values';
import { awsSchema } from '../../config/schema/aws';
import { integer, patternField } from '../../config/schema/field';
import type { PropProblem } from '../props/prop-problem';
import { readProps } from '../props/read-props';
import type { VpnRouterProps } from './vpn-router-props';

const ROUTER = awsSchema.shape.router.unwrap().shape;
const ROLES = awsSchema.shape.roles.unwrap().shape;

const imageId = patternField('Id of an AMI.', new RegExp(`^${AMI_ID}$`), {
  code: 'ami',
  rule: 'must be an AMI id',
  remedy: 'write it like ami-0123456789abcdef0; Parameter Store has the ids of Canonical',
});

const WAIT_RULE = {
  code: 'range',
  rule: `must be 0, for no wait, or a whole number from ${WAIT_MINUTES.min} to ${WAIT_MINUTES.max}`,
  remedy: 'choose one of these numbers',
};

const waitMinutes = integer('How long a deployment waits, in minutes; 0: not at all.', {
  min: 0,
  max: WAIT_MINUTES.max,
})
  .refine((minutes) => minutes === 0 || minutes >= WAIT_MINUTES.min, { params: WAIT_RULE })
  .optional();

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const roleName = patternField('Name of a role.', /^[A-Za-z0-9+=,.@_-]{1,64}$/, {
  code: 'role-name-prefix',
  rule: 'must be 1 to 64 letters, digits and + = , . @ _ -',
  remedy: 'write it like corp-router',
});

/** What a config has for the same values, with the values that it has not. */
const values = z.object({
  imageId,
  instanceType: ROUTER.instanceType,
  rootVolumeGiB: ROUTER.rootVolumeGiB,
  automaticReboot: ROUTER.automaticReboot,
  waitMinutes,
  role: z
    .strictObject({ permissionsBoundary: ROLES.permissionsBoundary, path: ROLES.path, name: roleName.optional() })
    .optional(),
  unlisted: z.array(z.string()).max(10).optional(),
});

/** Returns a problem for each value of the instance that no router can have. */
export function instanceProblems(props: VpnRouterProps): readonly PropProblem[] {
  const { instanceType, unlisted } = props;
  const { problems } = readProps(values, props);
  // Its form is reported already, when it has not that of an instance type.
  if (!ROUTER.instanceType.safeParse(instanceType).success || instanceType === undefined) return problems;
  return [...problems, ...instanceTypeProblems({ path: ['instanceType'], value: instanceType }, listOf(unlisted))];
}

/** JavaScript has no types that would keep another value out, which is reported already. */
export function listOf(unlisted: VpnRouterProps['unlisted']): readonly string[] {
  return Array.isArray(unlisted) ? (unlisted as readonly string[]) : [];
}
