// What Node 20 has, whatever `lib` the tsconfig of a project names.
/// <reference lib="es2022" />
export type { InstanceRoleProps } from '../../aws/managed-instance-role';
export { UserError } from '../../base/user-error';
export type { AzurePolicy, ConnectionMode } from '../../ipsec/azure-policy';
export type { IpsecProps } from '../../ipsec/both-ends';
export type { ProfileName } from '../../ipsec/profiles';
export { VpnRouter } from './vpn-router';
export type { AzureFacts, VpnRouterProps } from './vpn-router-props';
