import { loadConfig } from '../../lib/config/load';
import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';
import type { Plan } from '../../lib/model/link';
import { resolvePlan } from '../../lib/model/resolve';
import { link } from '../config/case';

/** What both clouds have told after all deployments. */
export const TOLD: Handoff = {
  ...emptyHandoff('ab'),
  aws: {
    region: 'us-west-2',
    gatewayAddresses: ['192.0.2.1'],
    prefixes: ['10.0.0.0/16'],
    sharedKeySecretArn: 'arn:aws:secretsmanager:us-west-2:111122223333:secret:ab-AbCdEf',
    images: { 'router-1/arm64': 'ami-0123456789abcdef0' },
  },
  azure: {
    location: 'westeurope',
    gatewayAddresses: ['192.0.2.2'],
    bgpAddresses: [],
    prefixes: ['10.3.0.0/16'],
  },
};

/** The plan of a config that has no problem. */
export function planOf(yaml = link(), options: { handoff?: Handoff; preview?: boolean } = {}): Plan {
  const loaded = loadConfig(yaml, 'f');
  if (!loaded.ok) throw new Error(loaded.problems.map(({ rule }) => rule).join('\n'));
  return resolvePlan({ ...loaded, handoff: emptyHandoff('ab'), ...options });
}
