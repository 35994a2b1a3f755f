import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { regionProblems } from '../../config/rules/known-values';
import { ipsecProblems } from '../props/ipsec-problems';
import { prefixProblems } from '../props/prefix-problems';
import type { PropProblem } from '../props/prop-problem';
import { azureFactsProblems } from './azure-facts';
import { awsPrefixesOf } from './defaults';
import { routedSubnetsProblems, routeProblems, routeTablesOf } from './route-tables';
import { isStandIn, routerSubnetOf } from './router-subnet';
import { instanceProblems, listOf } from './router-values';
import type { VpnRouterProps } from './vpn-router-props';

/** Returns a problem for each value of the props that no router can be made from, and registers its routes. */
export function vpnRouterProblems(router: Construct, props: VpnRouterProps): readonly PropProblem[] {
  const { region, account } = Stack.of(router);
  return [
    ...environmentProblems(region, listOf(props.unlisted)),
    ...networkProblems(router, props),
    ...instanceProblems(props),
    ...ipsecProblems(props.ipsec),
    ...(props.azure === undefined ? [] : azureFactsProblems(props.azure, { region, account })),
  ];
}

/** The router's files name the region, and are packed, so that a deployment cannot fill it in. */
function environmentProblems(region: string, unlisted: readonly string[]): readonly PropProblem[] {
  if (!Token.isUnresolved(region)) return regionProblems({ path: ['env', 'region'], value: region }, unlisted);
  const rule = 'the stack must have a region that synthesis knows';
  return [{ path: [], rule, remedy: 'set env.region of the stack' }];
}

function networkProblems(router: Construct, props: VpnRouterProps): readonly PropProblem[] {
  const { azurePrefixes, routedSubnets } = props;
  const vpc: VpnRouterProps['vpc'] | undefined = props.vpc;
  if (vpc?.vpcId === undefined) return [NO_VPC, ...prefixProblems({ azurePrefixes })];
  const awsPrefixes = isStandIn(vpc) ? props.awsPrefixes : (props.awsPrefixes ?? awsPrefixesOf(props));
  const unknown = props.awsPrefixes === undefined && awsPrefixes?.length === 0;
  const { problem } = routerSubnetOf(vpc, props.subnet);
  const prefixes = prefixProblems(
    awsPrefixes === undefined || unknown ? { azurePrefixes } : { awsPrefixes, azurePrefixes },
  );
  return [
    ...(unknown ? [UNKNOWN_PREFIXES] : []),
    ...prefixes,
    ...(problem === undefined ? [] : [problem]),
    ...routedSubnetsProblems(vpc, routedSubnets),
    // All stand-ins of VPCs have the same route tables.
    ...(prefixes.length > 0 || isStandIn(vpc)
      ? []
      : routeProblems(router, routeTablesOf(vpc, routedSubnets), azurePrefixes)),
  ];
}

const NO_VPC: PropProblem = {
  path: ['vpc'],
  rule: 'is missing',
  remedy: 'add a VPC of the app, created or imported',
};

const UNKNOWN_PREFIXES: PropProblem = {
  path: ['awsPrefixes'],
  rule: 'is missing, and synthesis does not know the CIDR block of the VPC',
  remedy: 'write the prefixes on the AWS side',
};
