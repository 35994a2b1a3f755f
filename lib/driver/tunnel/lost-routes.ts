import { recordOf } from '../../base/is-record';
import type { OwnRoute } from '../../discover/choose';
import { upCommand, type NamedFiles } from '../../workspace/commands';
import type { RoutesOfTable } from '../aws/routes.edge';
import { readTemplate, resolveParameters } from '../aws/cloudformation-changes';

/** A route that does not lead to the router. */
export interface LostRoute extends OwnRoute {
  readonly router: string;
  /** `table`: the route table no longer exists, which no route repairs. */
  readonly kind: 'missing' | 'blackhole' | 'elsewhere' | 'table';
  /** Where it leads instead; undefined when it leads nowhere. */
  readonly target?: string;
}

/** The routes to Azure that do not lead to their router, or why that is not known. */
export type RouteReport =
  | { readonly state: 'known'; readonly lost: readonly LostRoute[] }
  | { readonly state: 'unknown'; readonly why: string };

/** What of a deployed stack says which routes it has. */
interface Deployed {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The routes that a deployed router stack has created; ids of tables that it imported from the network are resolved. */
export function routesOf({ template, parameters }: Deployed): readonly OwnRoute[] {
  const resources = Object.values(recordOf(resolveParameters(readTemplate(template), parameters)['Resources']));
  return resources.flatMap((resource) => {
    const { Type, Properties } = recordOf(resource);
    const { RouteTableId: table, DestinationCidrBlock: prefix } = recordOf(Properties);
    if (Type !== 'AWS::EC2::Route' || typeof table !== 'string' || typeof prefix !== 'string') return [];
    return [{ table, prefix }];
  });
}

/** Those of a router's routes that do not lead to its instance, all without one; no template shows it. */
export function lostRoutes(
  router: string,
  routes: readonly OwnRoute[],
  tables: ReadonlyMap<string, RoutesOfTable>,
  instance: string | undefined,
): readonly LostRoute[] {
  return routes.flatMap((route): readonly LostRoute[] => {
    const table = tables.get(route.table);
    if (table === undefined) return [{ ...route, router, kind: 'table' }];
    const found = table.get(route.prefix);
    if (found === undefined) return [{ ...route, router, kind: 'missing' }];
    if (!found.active) return [{ ...route, router, kind: 'blackhole', target: found.id }];
    return found.id !== undefined && found.id === instance
      ? []
      : [{ ...route, router, kind: 'elsewhere', target: found.id }];
  });
}

/** What is wrong with a route, and what to do. */
export function describeLostRoute(
  { table, prefix, router, kind, target = 'another target' }: LostRoute,
  files: NamedFiles = {},
): string {
  const repaired = `\`${upCommand(files)}\` repairs it`;
  const route = `the route to ${prefix} in ${table}`;
  switch (kind) {
    case 'missing':
      return `${route} no longer exists; ${repaired}`;
    case 'blackhole':
      return `${route} leads to ${target}, which no longer exists; ${repaired}`;
    case 'elsewhere':
      return `${route} leads to ${target} and not to ${router}; ${repaired} when you approve it`;
    case 'table':
      return `the route table ${table}, with the route to ${prefix}, no longer exists; deploy the AWS network again, or remove the table from vpc.routeTables`;
  }
}
