import type { Rule } from './rule';

/** A whole zone name belongs to the region of its site. */
export const availabilityZones: Rule = ({ resolved: { sites } }) =>
  sites.flatMap(({ path, config: { region, vpc } }) =>
    (vpc.subnets ?? []).flatMap(({ availabilityZone }, i) =>
      availabilityZone === undefined || availabilityZone.length === 1 || availabilityZone.slice(0, -1) === region
        ? []
        : [
            {
              code: 'zone-region' as const,
              path: [...path, 'vpc', 'subnets', i, 'availabilityZone'],
              others: [[...path, 'region']],
              rule: `must be a zone of ${region}`,
              value: availabilityZone,
              remedy: `write only its letter, ${availabilityZone.slice(-1)}`,
            },
          ],
    ),
  );
