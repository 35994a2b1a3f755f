import type { IpsecProps } from 'vpc2vnet/aws';

/** What both apps must agree on. */
export const AWS_PREFIX = '10.8.0.0/16';
export const AZURE_PREFIX = '10.9.0.0/16';
export const IPSEC: IpsecProps = { profile: 'strong', dpdTimeoutSeconds: 30 };
