import { orDefault } from '../body';
import type { Mapping } from '../rule';
import { block, COMMON, inverted, location, onlyWhenTrue, tags, to, unmapped, words } from '../vocabulary';
import { armReference, providerSource } from '../sources';

const API_VERSION = '2022-10-01';

export const logAnalyticsWorkspace: Mapping = {
  terraform: 'azurerm_log_analytics_workspace',
  type: 'Microsoft.OperationalInsights/workspaces',
  apiVersion: API_VERSION,
  sources: {
    arm: armReference(`microsoft.operationalinsights/${API_VERSION}/workspaces`),
    terraform: providerSource('loganalytics/log_analytics_workspace_resource.go'),
  },
  nouns: ['workspace', 'logAnalyticsWorkspace'],
  attributes: {
    ...COMMON,
    location,
    tags,
    identity: block('identity', { type: to('type'), identity_ids: unmapped('a user-assigned identity') }),
    sku: to('properties.sku.name', { unset: 'PerGB2018' }),
    reservation_capacity_in_gb_per_day: to('properties.sku.capacityReservationLevel'),
    // The provider sends 0, which the service treats as 30.
    retention_in_days: to('properties.retentionInDays', { unset: 30 }),
    internet_ingestion_enabled: to('properties.publicNetworkAccessForIngestion', {
      unset: true,
      transform: words('Enabled', 'Disabled'),
    }),
    internet_query_enabled: to('properties.publicNetworkAccessForQuery', {
      unset: true,
      transform: words('Enabled', 'Disabled'),
    }),
    allow_resource_only_permissions: to('properties.features.enableLogAccessUsingOnlyResourcePermissions', {
      unset: true,
    }),
    local_authentication_enabled: {
      kind: 'custom',
      make: (value, context, at) => {
        const disabled = context.config.local_authentication_disabled;
        const node =
          value === undefined
            ? orDefault(context, disabled, false, 'local_authentication_disabled')
            : inverted(orDefault(context, value, true, at), context);
        return node === undefined ? [] : [['properties.features.disableLocalAuth', node]];
      },
    },
    // Former name of the same attribute, read above.
    local_authentication_disabled: { kind: 'terraform-only' },
    immediate_data_purge_on_30_days_enabled: to('properties.features.immediatePurgeDataOn30Days', {
      transform: onlyWhenTrue,
    }),
    cmk_for_query_forced: to('properties.forceCmkForQuery'),
    data_collection_rule_id: to('properties.defaultDataCollectionRuleResourceId'),
    daily_quota_gb: to('properties.workspaceCapping.dailyQuotaGb', { unset: -1 }),
  },
  readable: { workspace_id: { path: ['properties', 'customerId'] } },
};
