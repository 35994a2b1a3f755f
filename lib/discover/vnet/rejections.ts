import { azureIdOf } from '../../catalog/azure-id';
import { findingsIn, type Obstacle } from '../finding';

/** A request for an existing resource that Resource Manager rejected. */
export interface RejectedRead {
  /** Key of the config that names the resource, or leads to it. */
  readonly key: string;
  readonly id: string;
  /** Of HTTP. */
  readonly status: number;
  /** Azure's own, such as `AuthorizationFailed`. */
  readonly code: string;
  /** Azure's sentence. */
  readonly detail: string;
}

/**
 * Codes of a subscription that the login has no access to, or that is in another tenant.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors
 */
const UNKNOWN_SUBSCRIPTION = ['SubscriptionNotFound', 'InvalidSubscriptionId', 'InvalidAuthenticationTokenTenant'];

/** Why an existing resource cannot be read, a row each. */
export const READ_OBSTACLES: readonly Obstacle<RejectedRead>[] = [
  {
    code: 'azure-rights',
    level: 'blocker',
    seen: 'the identity lacks the right to read it',
    remedy: 'get a role with this action there, such as Reader',
    find: ({ id, status, detail }) => (status === 403 ? [`this identity may not do ${denied(id, detail)}`] : []),
  },
  {
    code: 'azure-subscription-unknown',
    level: 'blocker',
    seen: 'the login has no access to the subscription of an id',
    remedy: 'correct the id, or log in to the tenant of this subscription (`az login --tenant TENANT`)',
    find: ({ key, id, code }) =>
      UNKNOWN_SUBSCRIPTION.includes(code)
        ? [`${key} is in the subscription ${azureIdOf(id).subscription}, which this login has no access to`]
        : [],
  },
  {
    code: 'azure-gone',
    level: 'blocker',
    seen: 'the VNet or the gateway does not exist',
    remedy: 'correct the id, or remove the key to have one created',
    find: ({ key, id, status, code }) =>
      status === 404 && !UNKNOWN_SUBSCRIPTION.includes(code) ? [`${key} is ${id}, which does not exist`] : [],
  },
];

/** Why a resource could not be read, with a remedy; Azure's own sentence for any other reason. */
export function explainRejection(rejected: RejectedRead): string {
  const [finding] = findingsIn(READ_OBSTACLES, rejected);
  if (finding !== undefined) return finding.text;
  const { key, id, status, code, detail } = rejected;
  return `${key} is ${id}, and Azure returned ${[status, code, detail].join(' ').trim()}; fix the cause, then run this again`;
}

/** The action that the identity lacks, and where. */
export function denied(id: string, detail: string): string {
  const [, action = `${typeOf(id)}/read`] = /action '([^']+)'/.exec(detail) ?? [];
  return `${action} at ${id}`;
}

function typeOf(id: string): string {
  const [namespace = '', ...rest] = id.split(/\/providers\//i)[1]?.split('/') ?? [];
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}
