import { Token } from 'aws-cdk-lib/core';
import { partitionOf } from '../../catalog/aws-partition';
import { SECRET_ARN } from '../../catalog/shared-key';
import type { PropProblem } from '../props/prop-problem';
import { publicAddressProblems } from '../props/public-address';
import type { AzureFacts } from './vpn-router-props';

/** Where a router is: in the environment of its stack. */
export interface Environment {
  readonly region: string;
  readonly account: string;
}

const FIELDS: readonly string[] = ['gatewayAddress', 'routerAddress', 'sharedKeySecretArn'];

/** Returns a problem for each value that cannot be what the Azure side of this router was deployed with. */
export function azureFactsProblems(facts: AzureFacts, environment: Environment): readonly PropProblem[] {
  if (typeof facts !== 'object' || facts === null)
    return [
      { path: ['azure'], rule: 'must be an object', value: facts, remedy: `write one with ${FIELDS.join(', ')}` },
    ];
  const { gatewayAddress, routerAddress, sharedKeySecretArn } = facts;
  return [
    ...Object.keys(facts)
      .filter((key) => !FIELDS.includes(key))
      .map((key) => ({
        path: ['azure', key],
        rule: 'is not a property that is known here',
        remedy: `write ${FIELDS.join(', ')} only`,
      })),
    ...publicAddressProblems(['azure', 'gatewayAddress'], gatewayAddress),
    ...publicAddressProblems(['azure', 'routerAddress'], routerAddress),
    ...secretProblems(sharedKeySecretArn, environment),
  ];
}

/** The router may read the secret of its own stack only; one of another region or account has another key. */
function secretProblems(value: unknown, { region, account }: Environment): readonly PropProblem[] {
  const path = ['azure', 'sharedKeySecretArn'];
  const remedy = 'write what the deployment of this router printed';
  if (value === undefined) return [{ path, rule: 'is missing', remedy }];
  if (typeof value !== 'string' || !SECRET_ARN.test(value))
    return [{ path, rule: 'must be the ARN of a Secrets Manager secret', value, remedy }];
  const [, partition, , itsRegion, itsAccount] = value.split(':');
  const problems: PropProblem[] = [];
  if (!Token.isUnresolved(region) && (itsRegion !== region || partition !== partitionOf(region).name))
    problems.push({ path, rule: `must be of a secret in ${region}, where the router is, not in ${itsRegion}`, remedy });
  if (!Token.isUnresolved(account) && itsAccount !== account)
    problems.push({ path, rule: `must be of a secret of the account ${account}, not of ${itsAccount}`, remedy });
  return problems;
}
