import { isRecord } from '../../base/is-record';
import { namespacesOf, type AzureAnswers, type ResourceProvider, type VmSize } from '../preflight/azure-findings';
import type { AzureDemand } from '../preflight/demand';
import type { Quota, Unanswered } from '../preflight/finding';
import { listAt, numberAt, textAt } from './answer';
import { connectResourceManager, NETWORK_API, type ResourceManager } from './resource-manager.edge';

/** What a subscription answered, and the questions that it did not answer. */
export interface AskedSubscription {
  readonly answers: AzureAnswers;
  readonly unanswered: readonly Unanswered[];
}

/**
 * Versions of the interfaces that are asked.
 * @see https://learn.microsoft.com/rest/api/compute/resource-skus/list
 * @see https://learn.microsoft.com/rest/api/virtualnetwork/usages/list
 */
const API = {
  providers: '2021-04-01',
  skus: '2021-07-01',
  compute: '2024-07-01',
  network: NETWORK_API,
  rights: '2022-04-01',
};

/**
 * Asks Resource Manager for everything that the Azure side needs; each question by itself.
 * @param scopes - ids of the subscription or of the resource groups in which the identity has its roles
 */
export async function askSubscription(
  subscription: string,
  demand: AzureDemand,
  scopes: readonly string[],
): Promise<AskedSubscription> {
  const reader = await connectResourceManager();
  if (typeof reader === 'string') {
    return { answers: { subscription }, unanswered: [{ question: `subscription ${subscription}`, why: reader }] };
  }
  const unanswered: Unanswered[] = [];
  const root = `/subscriptions/${subscription}`;
  const ask = async <T>(question: string, answer: Promise<T>): Promise<T | undefined> => {
    try {
      return await answer;
    } catch (error) {
      unanswered.push({ question, why: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  };
  const { location, vmSizes } = demand;
  const withVms = vmSizes.length > 0;
  const [providers, sizes, vcpus, networkQuotas, permissions] = await Promise.all([
    ask('the resource providers', providersOf(reader, root, namespacesOf(demand))),
    withVms ? ask(`the VM sizes of ${location}`, sizesOf(reader, root, location)) : undefined,
    withVms
      ? ask(
          `the vCPU quotas of ${location}`,
          quotasOf(reader, `${root}/providers/Microsoft.Compute/locations/${location}/usages`, API.compute),
        )
      : undefined,
    ask(
      `the network quotas of ${location}`,
      quotasOf(reader, `${root}/providers/Microsoft.Network/locations/${location}/usages`, API.network),
    ),
    ask('the rights of this identity', permissionsOf(reader, scopes)),
  ]);
  return {
    answers: {
      subscription,
      ...(providers === undefined ? {} : { providers }),
      ...(sizes === undefined ? {} : { vmSizes: sizes }),
      ...(vcpus === undefined ? {} : { vcpus }),
      ...(networkQuotas === undefined ? {} : { networkQuotas: lowerCase(networkQuotas) }),
      ...(permissions === undefined ? {} : { permissions }),
    },
    unanswered,
  };
}

function providersOf(
  reader: ResourceManager,
  root: string,
  namespaces: readonly string[],
): Promise<readonly ResourceProvider[]> {
  return Promise.all(
    namespaces.map(async (namespace) => {
      const [found] = await reader.list(`${root}/providers/${namespace}`, API.providers);
      const types = listAt(found, 'resourceTypes');
      const named = (read: (type: unknown) => unknown): [string, unknown][] =>
        types.map((type) => [textAt(type, 'resourceType').toLowerCase(), read(type)]);
      return {
        namespace,
        state: textAt(found, 'registrationState'),
        locations: Object.fromEntries(named((type) => listAt(type, 'locations'))) as ResourceProvider['locations'],
        zones: Object.fromEntries(
          named((type) =>
            Object.fromEntries(
              listAt(type, 'zoneMappings').map((row) => [textAt(row, 'location'), listAt(row, 'zones')]),
            ),
          ),
        ) as ResourceProvider['zones'],
      };
    }),
  );
}

async function sizesOf(reader: ResourceManager, root: string, location: string): Promise<readonly VmSize[]> {
  const rows = await reader.list(`${root}/providers/Microsoft.Compute/skus`, API.skus, {
    $filter: `location eq '${location}'`,
  });
  return rows
    .filter((row) => textAt(row, 'resourceType') === 'virtualMachines')
    .map((row) => ({
      name: textAt(row, 'name'),
      family: textAt(row, 'family'),
      vcpus: Number(capabilityOf(row, 'vCPUs')),
      generations: capabilityOf(row, 'HyperVGenerations').split(',').filter(Boolean),
      // A restriction of some zones leaves the rest of the location, and a test VM names no zone.
      restrictions: listAt(row, 'restrictions')
        .filter((one) => textAt(one, 'type') === 'Location')
        .map((one) => textAt(one, 'reasonCode')),
    }));
}

function capabilityOf(sku: unknown, name: string): string {
  return textAt(
    listAt(sku, 'capabilities').find((one) => textAt(one, 'name') === name),
    'value',
  );
}

async function quotasOf(
  reader: ResourceManager,
  path: string,
  version: string,
): Promise<Readonly<Record<string, Quota>>> {
  const rows = await reader.list(path, version);
  return Object.fromEntries(
    rows.map((row) => [
      textAt(isRecord(row) ? row['name'] : undefined, 'value'),
      { used: numberAt(row, 'currentValue'), limit: numberAt(row, 'limit') },
    ]),
  );
}

/** The permissions in all scopes together: which of them an action is for is known to Azure alone. */
async function permissionsOf(
  reader: ResourceManager,
  scopes: readonly string[],
): Promise<NonNullable<AzureAnswers['permissions']>> {
  const lists = scopes.map((scope) =>
    reader.list(`${scope}/providers/Microsoft.Authorization/permissions`, API.rights),
  );
  const rows = (await Promise.all(lists)).flat();
  return rows.map((row) => ({
    actions: listAt(row, 'actions').map(String),
    notActions: listAt(row, 'notActions').map(String),
  }));
}

function lowerCase(quotas: Readonly<Record<string, Quota>>): Readonly<Record<string, Quota>> {
  return Object.fromEntries(Object.entries(quotas).map(([name, quota]) => [name.toLowerCase(), quota]));
}
