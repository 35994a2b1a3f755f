import { hasZones } from '../../catalog/azure-location';
import type { GatewayInput, Rule } from './rule';

const PATH = ['azure', 'gateway', 'zones'] as const;

/** Zones are asked for only where there are some, and each once. */
export const zones: Rule<GatewayInput> = ({ config, resolved }) => {
  const asked = config.azure.gateway.zones ?? [];
  if (asked.length > 0 && !hasZones(resolved.location)) {
    return [
      {
        code: 'location-zones',
        path: PATH,
        others: [['azure', 'location']],
        rule: `must be empty in ${resolved.location}, which has no availability zones`,
        remedy: 'leave the key out, or choose a location with zones',
      },
    ];
  }
  if (new Set(asked).size === asked.length) return [];
  return [
    {
      code: 'zones-duplicate',
      path: PATH,
      others: asked.map((_, index) => [...PATH, index]),
      rule: 'must name each zone once',
      remedy: 'remove the duplicate',
    },
  ];
};
