import { blocksOf, type Json, type JsonObject } from '../../json';
import { array, string } from '../../tree/build';
import type { Node } from '../../tree/node';
import { bodyOf, DOT, orDefault } from '../body';
import type { Entry, Mapping, MappingContext } from '../rule';
import { blocks, COMMON, custom, tags, terraformOnly, to, unmapped } from '../vocabulary';
import { armReference, providerSource } from '../sources';

const API_VERSION = '2018-03-01';

/** Azure's names of the properties of both kinds of criterion, in the provider's order. */
function criterion(
  kind: string,
  index: number,
  config: JsonObject,
  context: MappingContext,
  rest: readonly Entry[],
): Node {
  const dimensions = blocksOf(config.dimension).map((each) =>
    bodyOf([
      ['name', context.node(each.name ?? '', 'criteria.dimension.name')],
      ['operator', context.node(each.operator ?? '', 'criteria.dimension.operator')],
      ['values', context.node(each.values ?? [], 'criteria.dimension.values')],
    ]),
  );
  return bodyOf([
    ['criterionType', string(kind)],
    ['name', string(`Metric${index + 1}`)],
    ['metricNamespace', context.node(config.metric_namespace ?? '', 'criteria.metric_namespace')],
    ['metricName', context.node(config.metric_name ?? '', 'criteria.metric_name')],
    ['timeAggregation', context.node(config.aggregation ?? '', 'criteria.aggregation')],
    ['operator', context.node(config.operator ?? '', 'criteria.operator')],
    ...rest,
    ['dimensions', array(dimensions)],
    [
      'skipMetricValidation',
      orDefault(context, config.skip_metric_validation, false, 'criteria.skip_metric_validation'),
    ],
  ]);
}

function fixed(config: JsonObject, index: number, context: MappingContext): Node {
  return criterion('StaticThresholdCriterion', index, config, context, [
    ['threshold', context.node(config.threshold ?? 0, 'criteria.threshold')],
  ]);
}

function dynamic(config: JsonObject, index: number, context: MappingContext): Node {
  const ignored: readonly Entry[] =
    config.ignore_data_before === undefined
      ? []
      : [['ignoreDataBefore', context.node(config.ignore_data_before, 'dynamic_criteria.ignore_data_before')]];
  return criterion('DynamicThresholdCriterion', index, config, context, [
    ['alertSensitivity', context.node(config.alert_sensitivity ?? '', 'dynamic_criteria.alert_sensitivity')],
    [
      'failingPeriods.numberOfEvaluationPeriods',
      orDefault(context, config.evaluation_total_count, 4, 'dynamic_criteria.evaluation_total_count'),
    ],
    [
      'failingPeriods.minFailingPeriodsToAlert',
      orDefault(context, config.evaluation_failure_count, 4, 'dynamic_criteria.evaluation_failure_count'),
    ],
    ...ignored,
  ]);
}

function criteria(_: Json | undefined, context: MappingContext): readonly Entry[] {
  const { criteria: statics, dynamic_criteria: dynamics } = context.config;
  return [
    [`properties.criteria.odata${DOT}type`, string('Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria')],
    [
      'properties.criteria.allOf',
      array([
        ...blocksOf(statics).map((each, index) => fixed(each, index, context)),
        ...blocksOf(dynamics).map((each, index) => dynamic(each, index, context)),
      ]),
    ],
  ];
}

export const monitorMetricAlert: Mapping = {
  terraform: 'azurerm_monitor_metric_alert',
  type: 'Microsoft.Insights/metricAlerts',
  apiVersion: API_VERSION,
  sources: {
    arm: armReference(`microsoft.insights/${API_VERSION}/metricalerts`),
    terraform: providerSource('monitor/monitor_metric_alert_resource.go'),
  },
  nouns: ['alert', 'metricAlert'],
  constants: { location: 'global' },
  attributes: {
    ...COMMON,
    tags,
    description: to('properties.description'),
    severity: to('properties.severity', { unset: 3 }),
    enabled: to('properties.enabled', { unset: true }),
    scopes: to('properties.scopes'),
    frequency: to('properties.evaluationFrequency', { unset: 'PT1M' }),
    window_size: to('properties.windowSize', { unset: 'PT5M' }),
    auto_mitigate: to('properties.autoMitigate', { unset: true }),
    target_resource_type: to('properties.targetResourceType'),
    target_resource_location: to('properties.targetResourceRegion'),
    criteria: custom(criteria),
    // Both kinds of criterion are in one list, above.
    dynamic_criteria: terraformOnly,
    application_insights_web_test_location_availability_criteria: unmapped('a criterion on a web test'),
    action: blocks('properties.actions', {
      action_group_id: to('actionGroupId'),
      webhook_properties: to('webHookProperties'),
    }),
  },
  check: ({ criteria: statics, dynamic_criteria: dynamics }) =>
    blocksOf(statics).length + blocksOf(dynamics).length === 0
      ? [{ attribute: 'criteria', message: 'must be set, or dynamic_criteria' }]
      : [],
};
