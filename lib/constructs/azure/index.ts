// What Node 20 has, whatever `lib` the tsconfig of a project names.
/// <reference lib="es2022" />
export { UserError } from '../../base/user-error';
export type { GatewayGeneration, GatewaySkuName } from '../../catalog/gateway-sku';
export type { AzurePolicy, ConnectionMode } from '../../ipsec/azure-policy';
export type { IpsecProps } from '../../ipsec/both-ends';
export type { ProfileName } from '../../ipsec/profiles';
export {
  describeProblem,
  emitAzure,
  EmitError,
  type EmitOptions,
  type EmittedFile,
  type Problem,
  type Scope,
} from '../../terraform-to-bicep';
export { VpnConnection, type VpnConnectionProps } from './vpn-connection';
export { VpnGateway, type VpnGatewayProps } from './vpn-gateway';
