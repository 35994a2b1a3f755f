import { CfnParameter, Stack } from 'aws-cdk-lib/core';
import { CfnParameter as CfnStoredParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';

/** The ids of a network that other stacks of the link take, by the names that they know them by. */
export interface NetworkIds {
  readonly vpc: string;
  /** Subnet of each instance, by the name of the instance. */
  readonly subnets: Readonly<Record<string, string>>;
  readonly routeTables: Readonly<Record<string, string>>;
}

/**
 * Publishes the ids of a network in Parameter Store. Unlike an export, a parameter locks nothing: a subnet can be
 * replaced, and a stack that reads it has the new id with its next deployment.
 */
export class PublishedNetwork extends Construct {
  constructor(scope: Construct, id: string, ids: NetworkIds) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    for (const [path, value] of entriesOf(ids)) {
      new CfnStoredParameter(this, path, { name: parameterName(stackName, path), type: 'String', value });
    }
  }
}

/**
 * Reads the published ids of a network; CloudFormation resolves them whenever it deploys the stack of `scope`.
 * @param publisher name of the stack that publishes them
 * @param names which ids to read; their values are not looked at
 */
export function readPublishedNetwork(
  scope: Construct,
  publisher: string,
  names: { readonly subnets: readonly string[]; readonly routeTables: readonly string[] },
): NetworkIds {
  const read = (path: string): string =>
    new CfnParameter(scope, path.replaceAll(/[^A-Za-z0-9]/g, ''), {
      type: 'AWS::SSM::Parameter::Value<String>',
      default: parameterName(publisher, path),
      description: `Id in the network that the stack ${publisher} publishes`,
    }).valueAsString;
  const readAll = (kind: string, members: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(members.map((name) => [name, read(`${kind}/${name}`)]));
  return {
    vpc: read(VPC),
    subnets: readAll(SUBNETS, names.subnets),
    routeTables: readAll(ROUTE_TABLES, names.routeTables),
  };
}

/** The ids by the paths that they are published under, such as `subnets/router-1`. */
export function pathsOf(ids: NetworkIds): Readonly<Record<string, string>> {
  return Object.fromEntries(entriesOf(ids));
}

const VPC = 'vpc';
const SUBNETS = 'subnets';
const ROUTE_TABLES = 'route-tables';

function entriesOf({ vpc, subnets, routeTables }: NetworkIds): readonly (readonly [path: string, value: string])[] {
  const within = (kind: string, members: Readonly<Record<string, string>>) =>
    Object.entries(members).map(([name, value]) => [`${kind}/${name}`, value] as const);
  return [[VPC, vpc], ...within(SUBNETS, subnets), ...within(ROUTE_TABLES, routeTables)];
}

function parameterName(stack: string, path: string): string {
  return `/vpc2vnet/${stack}/${path}`;
}
