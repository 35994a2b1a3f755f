import { azureIdOf, resourceGroupIdOf } from '../catalog/azure-id';
import type { Link } from '../model/link';
import { AZURE_DATA, AZURE_TYPES } from './azure-types';
import type { Purpose } from './command-actions';

/** A Terraform stack, as far as rights follow from it: its blocks by type. */
export interface Stack {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The file that `az role definition create --role-definition` takes. */
export interface CustomRole {
  readonly Name: string;
  readonly IsCustom: true;
  readonly Description: string;
  readonly Actions: readonly string[];
  readonly NotActions: readonly string[];
  readonly DataActions: readonly string[];
  readonly NotDataActions: readonly string[];
  readonly AssignableScopes: readonly string[];
}

/** What `up` asks before the first deployment. */
const OF_CHECKS = [
  'Microsoft.Authorization/permissions/read',
  'Microsoft.Network/locations/usages/read',
  'Microsoft.Resources/subscriptions/providers/read',
];
const OF_CHECKS_WITH_VM = ['Microsoft.Compute/locations/usages/read', 'Microsoft.Compute/skus/read'];

/** Terraform reads a shared key with every plan. */
const READS = /\/(read|sharedKey\/action)$/;

/**
 * The actions of a link in Azure, each once, sorted.
 * @throws Error for a Terraform type that the table lacks; every link of a checked config has none
 */
export function azureActionsFor(stack: Stack, purpose: Purpose): readonly string[] {
  const types = Object.keys(stack.resource ?? {});
  const ofTypes = types.flatMap((type) => actionsOf(AZURE_TYPES, type));
  const ofData = Object.keys(stack.data ?? {}).flatMap((type) => actionsOf(AZURE_DATA, type));
  const checks = [...OF_CHECKS, ...(types.includes('azurerm_linux_virtual_machine') ? OF_CHECKS_WITH_VM : [])];
  const all = [...ofData, ...checks, ...ofTypes];
  return [...new Set(all)].filter((action) => purpose === 'deploy' || READS.test(action)).sort();
}

/**
 * A custom role for an identity that deploys or reads the Azure side of a link, with where it is to be assigned.
 * @param subscription - id of the subscription of the link, for what no id in the config is of
 * @throws Error for a Terraform type that the table lacks; every link of a checked config has none
 */
export function azureRole(link: Link, stack: Stack, purpose: Purpose, subscription: string): CustomRole {
  return {
    Name: `vpc2vnet ${link.name} ${purpose}`,
    IsCustom: true,
    Description: purpose === 'deploy' ? `Deploys the link ${link.name}` : `Reads the link ${link.name}`,
    Actions: azureActionsFor(stack, purpose),
    NotActions: [],
    DataActions: [],
    NotDataActions: [],
    AssignableScopes: roleScopes(link, subscription),
  };
}

/** The subscription that the ids in the config are of, which is one; undefined where the config has none. */
export function subscriptionOf(link: Link): string | undefined {
  const [first] = existingIds(link);
  return first === undefined ? undefined : azureIdOf(first).subscription;
}

/** The subscription while the group is to be created, else the group, and the groups of everything that exists. */
export function roleScopes(link: Link, subscription: string): readonly string[] {
  const { resourceGroup } = link.azure;
  const own = resourceGroup.kind === 'existing' ? resourceGroup.id : `/subscriptions/${subscription}`;
  return [...new Set([own, ...existingIds(link).map((id) => resourceGroupIdOf(azureIdOf(id)))])];
}

/** Ids of what exists beside the resource group. */
function existingIds({ azure: { network, gateway, spokes } }: Link): readonly string[] {
  return [
    ...(network.kind === 'existing' ? [network.id] : []),
    ...(gateway.kind === 'existing' ? [gateway.id, ...gateway.publicIps.map(({ id }) => id)] : []),
    ...spokes.filter(({ peering }) => peering === 'created').map(({ id }) => id),
  ];
}

function actionsOf(table: Readonly<Record<string, readonly string[]>>, type: string): readonly string[] {
  const actions = table[type];
  if (actions === undefined) throw new Error(`nothing is known of the rights for ${type}`);
  return actions;
}
