/**
 * The action of Azure's role-based access control that a request needs, or undefined for a request that needs none.
 * A request for the shared key needs an action of its own name, whatever its method is.
 * @see https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations
 * @see https://github.com/hashicorp/terraform-provider-azurerm/issues/29903
 */
export function azureActionOf(request: string): string | undefined {
  const [method = '', path = ''] = request.split(' ');
  const verb = VERBS[method];
  const [, below = ''] = /^\/subscriptions\/[^/]+(.*?)\/?$/.exec(path) ?? [];
  if (verb === undefined) return undefined;
  if (below === '') return `Microsoft.Resources/subscriptions/${verb}`;
  const group = /^\/resourceGroups\/[^/]+(\/resources)?$/i.exec(below);
  if (group !== null) return `Microsoft.Resources/subscriptions/resourceGroups${group[1] ?? ''}/${verb}`;
  const provider = /^\/providers\/[^/]+$/i.exec(below);
  if (provider !== null) return `Microsoft.Resources/subscriptions/providers/${verb}`;
  const [, namespace = '', rest = ''] = /\/providers\/(Microsoft\.\w+)\/(.*)$/i.exec(below) ?? [];
  const types = rest.split('/').filter((_, index) => index % 2 === 0);
  const usages = /^locations\/[^/]+\/(\w+)$/.exec(rest);
  if (usages !== null) return `${namespace}/locations/${usages[1]}/${verb}`;
  if (types.length === 2 && /^sharedkey$/i.test(types[1] ?? '') && verb === 'read') return SHARED_KEY;
  return `${namespace}/${types.join('/').replace(/sharedkey$/i, 'sharedKey')}/${verb}`;
}

const SHARED_KEY = 'Microsoft.Network/connections/sharedKey/action';

const VERBS: Readonly<Record<string, string>> = {
  GET: 'read',
  PUT: 'write',
  PATCH: 'write',
  DELETE: 'delete',
};
