import { BOOL, INT, STRING, STRINGS, type Type } from '../tree/type';

/** Attributes of azurerm 4.55.0 that are not strings, by type and kind. A test compares them with the provider's classes. */
export const SCHEMA: Readonly<Record<string, Partial<Readonly<Record<AttributeKind, readonly string[]>>>>> = {
  azurerm_linux_virtual_machine: {
    numbers: ['gallery_application.order', 'max_bid_price', 'os_disk.disk_size_gb', 'platform_fault_domain'],
    flags: [
      'additional_capabilities.hibernation_enabled',
      'additional_capabilities.ultra_ssd_enabled',
      'allow_extension_operations',
      'bypass_platform_safety_checks_on_user_schedule_enabled',
      'disable_password_authentication',
      'encryption_at_host_enabled',
      'gallery_application.automatic_upgrade_enabled',
      'gallery_application.treat_failure_as_deployment_failure_enabled',
      'os_disk.write_accelerator_enabled',
      'provision_vm_agent',
      'secure_boot_enabled',
      'termination_notification.enabled',
      'vm_agent_platform_updates_enabled',
      'vtpm_enabled',
    ],
    lists: ['identity.identity_ids', 'network_interface_ids'],
    maps: ['tags'],
  },
  azurerm_local_network_gateway: {
    numbers: ['bgp_settings.asn', 'bgp_settings.peer_weight'],
    lists: ['address_space'],
    maps: ['tags'],
  },
  azurerm_log_analytics_workspace: {
    numbers: ['daily_quota_gb', 'reservation_capacity_in_gb_per_day', 'retention_in_days'],
    flags: [
      'allow_resource_only_permissions',
      'cmk_for_query_forced',
      'immediate_data_purge_on_30_days_enabled',
      'internet_ingestion_enabled',
      'internet_query_enabled',
      'local_authentication_disabled',
      'local_authentication_enabled',
    ],
    lists: ['identity.identity_ids'],
    maps: ['tags'],
  },
  azurerm_monitor_action_group: {
    flags: [
      'arm_role_receiver.use_common_alert_schema',
      'automation_runbook_receiver.is_global_runbook',
      'automation_runbook_receiver.use_common_alert_schema',
      'azure_function_receiver.use_common_alert_schema',
      'email_receiver.use_common_alert_schema',
      'enabled',
      'event_hub_receiver.use_common_alert_schema',
      'logic_app_receiver.use_common_alert_schema',
      'webhook_receiver.use_common_alert_schema',
    ],
    maps: ['tags'],
  },
  azurerm_monitor_diagnostic_setting: {
    numbers: ['enabled_log.retention_policy.days', 'metric.retention_policy.days'],
    flags: ['enabled_log.retention_policy.enabled', 'metric.enabled', 'metric.retention_policy.enabled'],
  },
  azurerm_monitor_metric_alert: {
    numbers: [
      'application_insights_web_test_location_availability_criteria.failed_location_count',
      'criteria.threshold',
      'dynamic_criteria.evaluation_failure_count',
      'dynamic_criteria.evaluation_total_count',
      'severity',
    ],
    flags: ['auto_mitigate', 'criteria.skip_metric_validation', 'dynamic_criteria.skip_metric_validation', 'enabled'],
    lists: ['criteria.dimension.values', 'dynamic_criteria.dimension.values', 'scopes'],
    maps: ['action.webhook_properties', 'tags'],
  },
  azurerm_network_interface: {
    flags: ['accelerated_networking_enabled', 'ip_configuration.primary', 'ip_forwarding_enabled'],
    lists: ['dns_servers'],
    maps: ['tags'],
  },
  azurerm_network_security_group: {
    numbers: ['security_rule.priority'],
    lists: [
      'security_rule.destination_address_prefixes',
      'security_rule.destination_application_security_group_ids',
      'security_rule.destination_port_ranges',
      'security_rule.source_address_prefixes',
      'security_rule.source_application_security_group_ids',
      'security_rule.source_port_ranges',
    ],
    maps: ['tags'],
  },
  azurerm_network_security_rule: {
    numbers: ['priority'],
    lists: [
      'destination_address_prefixes',
      'destination_application_security_group_ids',
      'destination_port_ranges',
      'source_address_prefixes',
      'source_application_security_group_ids',
      'source_port_ranges',
    ],
  },
  azurerm_public_ip: {
    numbers: ['idle_timeout_in_minutes'],
    lists: ['zones'],
    maps: ['ip_tags', 'tags'],
  },
  azurerm_resource_group: {
    maps: ['tags'],
  },
  azurerm_route: {},
  azurerm_route_table: {
    flags: ['bgp_route_propagation_enabled'],
    maps: ['tags'],
  },
  azurerm_subnet: {
    flags: ['default_outbound_access_enabled', 'private_link_service_network_policies_enabled'],
    lists: [
      'address_prefixes',
      'delegation.service_delegation.actions',
      'service_endpoint_policy_ids',
      'service_endpoints',
    ],
  },
  azurerm_virtual_network: {
    numbers: ['flow_timeout_in_minutes'],
    flags: [
      'ddos_protection_plan.enable',
      'subnet.default_outbound_access_enabled',
      'subnet.private_link_service_network_policies_enabled',
    ],
    lists: [
      'address_space',
      'dns_servers',
      'subnet.address_prefixes',
      'subnet.delegation.service_delegation.actions',
      'subnet.service_endpoint_policy_ids',
      'subnet.service_endpoints',
    ],
    maps: ['tags'],
  },
  azurerm_virtual_network_gateway: {
    numbers: [
      'bgp_settings.asn',
      'bgp_settings.peer_weight',
      'policy_group.priority',
      'vpn_client_configuration.ipsec_policy.sa_data_size_in_kilobytes',
      'vpn_client_configuration.ipsec_policy.sa_lifetime_in_seconds',
      'vpn_client_configuration.radius_server.score',
    ],
    flags: [
      'active_active',
      'bgp_route_translation_for_nat_enabled',
      'dns_forwarding_enabled',
      'enable_bgp',
      'ip_sec_replay_protection_enabled',
      'policy_group.is_default',
      'private_ip_address_enabled',
      'remote_vnet_traffic_enabled',
      'virtual_wan_traffic_enabled',
    ],
    lists: [
      'bgp_settings.peering_addresses.apipa_addresses',
      'custom_route.address_prefixes',
      'vpn_client_configuration.address_space',
      'vpn_client_configuration.virtual_network_gateway_client_connection.address_prefixes',
      'vpn_client_configuration.virtual_network_gateway_client_connection.policy_group_names',
      'vpn_client_configuration.vpn_auth_types',
      'vpn_client_configuration.vpn_client_protocols',
    ],
    maps: ['tags'],
  },
  azurerm_virtual_network_gateway_connection: {
    numbers: ['dpd_timeout_seconds', 'ipsec_policy.sa_datasize', 'ipsec_policy.sa_lifetime', 'routing_weight'],
    flags: [
      'enable_bgp',
      'express_route_gateway_bypass',
      'local_azure_ip_address_enabled',
      'private_link_fast_path_enabled',
      'use_policy_based_traffic_selectors',
    ],
    lists: [
      'egress_nat_rule_ids',
      'ingress_nat_rule_ids',
      'traffic_selector_policy.local_address_cidrs',
      'traffic_selector_policy.remote_address_cidrs',
    ],
    maps: ['tags'],
  },
  azurerm_virtual_network_peering: {
    flags: [
      'allow_forwarded_traffic',
      'allow_gateway_transit',
      'allow_virtual_network_access',
      'only_ipv6_peering_enabled',
      'peer_complete_virtual_networks_enabled',
      'use_remote_gateways',
    ],
    lists: ['local_subnet_names', 'remote_subnet_names'],
    maps: ['triggers'],
  },
};

/** Numbers, booleans, lists of strings and maps of strings. */
export type AttributeKind = 'numbers' | 'flags' | 'lists' | 'maps';

const TYPES: Readonly<Record<AttributeKind, Type>> = {
  numbers: INT,
  flags: BOOL,
  lists: STRINGS,
  maps: { kind: 'map', of: STRING },
};

const KINDS: readonly AttributeKind[] = ['numbers', 'flags', 'lists', 'maps'];

const byType = new Map(
  Object.entries(SCHEMA).map(([type, kinds]) => [
    type,
    new Map(KINDS.flatMap((kind) => (kinds[kind] ?? []).map((path) => [path, TYPES[kind]] as const))),
  ]),
);

/**
 * The type to which Terraform converts the value of an attribute.
 * @param path - with dots, without the positions of blocks
 */
export function schemaType(type: string, path: string): Type {
  return byType.get(type)?.get(path.replace(/\[\d+\]/g, '')) ?? STRING;
}
