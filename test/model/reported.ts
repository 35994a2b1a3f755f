import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';

/** What both clouds have reported of the link `ab` after all deployments, but for the image of the test host. */
export const REPORTED: Handoff = {
  ...emptyHandoff('ab'),
  aws: {
    region: 'us-west-2',
    prefixes: ['10.0.0.0/16'],
    routerAddresses: { 'router-1': '192.0.2.1' },
    sharedKeySecretArn: 'arn:aws:secretsmanager:us-west-2:111122223333:secret:ab-AbCdEf',
    images: {
      arm64: 'ami-0123456789abcdef0',
      x86_64: 'ami-0fedcba9876543210',
      'router-1/arm64': 'ami-0123456789abcdef0',
    },
  },
  azure: { location: 'westeurope', prefixes: ['10.3.0.0/16'], gatewayAddresses: { '0': '192.0.2.2' } },
};
