import type { Plan } from '../model/link';
import { handoffSchema, type Handoff } from './handoff';
import { LIST_SEPARATOR } from './keys';
import { refuse, type Parsed } from './parse';

/** Fields that a person may set, and which of them are lists. */
const FIELDS: Readonly<Record<string, 'text' | 'list'>> = {
  'aws.gatewayAddresses': 'list',
  'aws.prefixes': 'list',
  'aws.sharedKeySecretArn': 'text',
  'azure.gatewayAddresses': 'list',
  'azure.bgpAddresses': 'list',
  'azure.prefixes': 'list',
};

/**
 * Sets one field of a hand-off. A side that was not there before takes the rest from the config; an Azure side told
 * by hand counts as deployed by other means than Terraform.
 */
export function setField(field: string, value: string, plan: Plan, handoff: Handoff): Parsed<Handoff> {
  const kind = FIELDS[field];
  if (kind === undefined)
    return refuse(`there is no field '${field}' to set; choose one of ${Object.keys(FIELDS).join(', ')}`);
  const [side = '', name = ''] = field.split('.');
  const fresh = {
    aws: { region: plan.aws.region, prefixes: plan.aws.prefixes, images: {} },
    azure: { location: plan.azure.location, prefixes: plan.azure.prefixes, bgpAddresses: [], deployedBy: 'arm' },
  };
  const before = side === 'aws' ? (handoff.aws ?? fresh.aws) : (handoff.azure ?? fresh.azure);
  const parsed = kind === 'list' ? value.split(LIST_SEPARATOR).map((item) => item.trim()) : value;
  const checked = handoffSchema.safeParse({ ...handoff, [side]: { ...before, [name]: parsed } });
  if (checked.success) return { ok: true, value: checked.data };
  const [issue] = checked.error.issues;
  return refuse(
    `'${issue?.path.join('.')}' ${issue?.message.toLowerCase()}, got '${value}'; set it first if it is another field`,
  );
}
