import type { Association, Mapping } from './rule';
import { ASSOCIATIONS } from './types/associations';
import { linuxVirtualMachine } from './types/linux-virtual-machine';
import { localNetworkGateway } from './types/local-network-gateway';
import { logAnalyticsWorkspace } from './types/log-analytics-workspace';
import { monitorActionGroup } from './types/monitor-action-group';
import { monitorDiagnosticSetting } from './types/monitor-diagnostic-setting';
import { monitorMetricAlert } from './types/monitor-metric-alert';
import { networkInterface } from './types/network-interface';
import { networkSecurityGroup } from './types/network-security-group';
import { networkSecurityRule } from './types/network-security-rule';
import { publicIp } from './types/public-ip';
import { resourceGroup } from './types/resource-group';
import { route } from './types/route';
import { routeTable } from './types/route-table';
import { subnet } from './types/subnet';
import { virtualNetwork } from './types/virtual-network';
import { virtualNetworkGateway } from './types/virtual-network-gateway';
import { virtualNetworkGatewayConnection } from './types/virtual-network-gateway-connection';
import { virtualNetworkPeering } from './types/virtual-network-peering';

/** Every azurerm type with a mapping to Bicep. */
export const MAPPINGS: readonly Mapping[] = [
  resourceGroup,
  virtualNetwork,
  subnet,
  virtualNetworkPeering,
  routeTable,
  route,
  networkSecurityGroup,
  networkSecurityRule,
  publicIp,
  virtualNetworkGateway,
  localNetworkGateway,
  virtualNetworkGatewayConnection,
  networkInterface,
  linuxVirtualMachine,
  logAnalyticsWorkspace,
  monitorDiagnosticSetting,
  monitorMetricAlert,
  monitorActionGroup,
];

const byType = new Map(MAPPINGS.map((mapping) => [mapping.terraform, mapping]));
const associationByType = new Map(ASSOCIATIONS.map((association) => [association.terraform, association]));

export function mappingOf(terraformType: string): Mapping | undefined {
  return byType.get(terraformType);
}

export function associationOf(terraformType: string): Association | undefined {
  return associationByType.get(terraformType);
}
