import type { Fields, Mapping } from '../rule';
import { blocks, COMMON, tags, to, unmapped } from '../vocabulary';
import { armReference, providerSource } from '../sources';

const API_VERSION = '2023-01-01';
const name = to('name');
const commonSchema = to('useCommonAlertSchema', { unset: false });
const phone: Fields = { name, country_code: to('countryCode'), phone_number: to('phoneNumber') };

export const monitorActionGroup: Mapping = {
  terraform: 'azurerm_monitor_action_group',
  type: 'Microsoft.Insights/actionGroups',
  apiVersion: API_VERSION,
  sources: {
    arm: armReference(`microsoft.insights/${API_VERSION}/actiongroups`),
    terraform: providerSource('monitor/monitor_action_group_resource.go'),
  },
  nouns: ['actionGroup'],
  attributes: {
    ...COMMON,
    location: to('location', { unset: 'global' }),
    tags,
    short_name: to('properties.groupShortName'),
    enabled: to('properties.enabled', { unset: true }),
    email_receiver: blocks(
      'properties.emailReceivers',
      { name, email_address: to('emailAddress'), use_common_alert_schema: commonSchema },
      { unset: [] },
    ),
    sms_receiver: blocks('properties.smsReceivers', phone, { unset: [] }),
    voice_receiver: blocks('properties.voiceReceivers', phone, { unset: [] }),
    webhook_receiver: blocks(
      'properties.webhookReceivers',
      {
        name,
        service_uri: to('serviceUri'),
        use_common_alert_schema: commonSchema,
        aad_auth: unmapped('authentication of a webhook'),
      },
      { unset: [] },
    ),
    azure_app_push_receiver: blocks(
      'properties.azureAppPushReceivers',
      { name, email_address: to('emailAddress') },
      { unset: [] },
    ),
    arm_role_receiver: blocks(
      'properties.armRoleReceivers',
      { name, role_id: to('roleId'), use_common_alert_schema: commonSchema },
      { unset: [] },
    ),
    logic_app_receiver: blocks(
      'properties.logicAppReceivers',
      {
        name,
        resource_id: to('resourceId'),
        callback_url: to('callbackUrl'),
        use_common_alert_schema: commonSchema,
      },
      { unset: [] },
    ),
    automation_runbook_receiver: unmapped('a runbook as receiver'),
    azure_function_receiver: unmapped('a function as receiver'),
    event_hub_receiver: unmapped('an event hub as receiver'),
    itsm_receiver: unmapped('an ITSM product as receiver'),
  },
};
