import { blocksOf } from '../../json';
import { array } from '../../tree/build';
import { bodyOf, orDefault } from '../body';
import type { Mapping } from '../rule';
import { blocks, custom, refused, terraformOnly, to } from '../vocabulary';
import { armReference, providerSource } from '../sources';

const API_VERSION = '2021-05-01-preview';

export const monitorDiagnosticSetting: Mapping = {
  terraform: 'azurerm_monitor_diagnostic_setting',
  type: 'Microsoft.Insights/diagnosticSettings',
  apiVersion: API_VERSION,
  sources: {
    arm: armReference(`microsoft.insights/${API_VERSION}/diagnosticsettings`),
    terraform: providerSource('monitor/monitor_diagnostic_setting_resource.go'),
  },
  nouns: ['diagnostics', 'diagnosticSetting', 'logs'],
  attributes: {
    id: terraformOnly,
    name: { kind: 'name' },
    timeouts: terraformOnly,
    target_resource_id: { kind: 'scope' },
    log_analytics_workspace_id: to('properties.workspaceId'),
    log_analytics_destination_type: to('properties.logAnalyticsDestinationType'),
    storage_account_id: to('properties.storageAccountId'),
    eventhub_authorization_rule_id: to('properties.eventHubAuthorizationRuleId'),
    eventhub_name: to('properties.eventHubName'),
    partner_solution_id: to('properties.marketplacePartnerId'),
    enabled_log: blocks(
      'properties.logs',
      {
        category: to('category'),
        category_group: to('categoryGroup'),
        retention_policy: refused('Azure no longer supports a retention here; set it where the logs are stored'),
      },
      { constants: { enabled: true } },
    ),
    enabled_metric: custom((value, context) => {
      const now = blocksOf(value).map((each) => [each, true] as const);
      const old = blocksOf(context.config.metric).map((each) => [each, each.enabled ?? true] as const);
      const items = [...now, ...old].map(([{ category = '' }, enabled]) =>
        bodyOf([
          ['category', context.node(category, 'metric.category')],
          ['enabled', orDefault(context, enabled, true, 'metric.enabled')],
        ]),
      );
      return items.length === 0 ? [] : [['properties.metrics', array(items)]];
    }),
    // Former name of the same attribute, read above.
    metric: terraformOnly,
  },
  check: ({ enabled_log: logs, enabled_metric: metrics, metric }) =>
    [logs, metrics, metric].every((each) => blocksOf(each).length === 0)
      ? [{ attribute: 'enabled_log', message: 'must be set, or enabled_metric' }]
      : [],
};
