import { CfnParameter, Stack } from 'aws-cdk-lib/core';
import { CfnParameter as CfnStoredParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';

/** Ids of route tables, by name. */
export type RouteTableIds = Readonly<Record<string, string>>;

/**
 * Publishes the ids of route tables in Parameter Store. Unlike an export, a parameter locks nothing: a table can be
 * replaced, and a stack that reads it has the new id with its next deployment.
 */
export class PublishedRouteTables extends Construct {
  constructor(scope: Construct, id: string, ids: RouteTableIds) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    for (const [name, value] of Object.entries(ids)) {
      new CfnStoredParameter(this, pathOf(name), { name: parameterName(stackName, name), type: 'String', value });
    }
  }
}

/**
 * Returns expressions for published ids, by name; CloudFormation resolves them whenever it deploys the stack of `scope`.
 * @param publisher name of the stack that publishes them
 * @param names which route tables to read
 */
export function readPublishedRouteTables(scope: Construct, publisher: string, names: readonly string[]): RouteTableIds {
  const read = (name: string): string =>
    new CfnParameter(scope, pathOf(name).replaceAll(/[^A-Za-z0-9]/g, ''), {
      type: 'AWS::SSM::Parameter::Value<String>',
      default: parameterName(publisher, name),
      description: `Id in the network that the stack ${publisher} publishes`,
    }).valueAsString;
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

function pathOf(name: string): string {
  return `route-tables/${name}`;
}

function parameterName(stack: string, name: string): string {
  return `/vpc2vnet/${stack}/${pathOf(name)}`;
}
