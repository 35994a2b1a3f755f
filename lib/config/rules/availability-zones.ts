import type { Rule } from './rule';

/** A whole zone name belongs to the region of the link. */
export const availabilityZones: Rule = ({ config }) =>
  (config.aws.vpc.subnets ?? []).flatMap(({ availabilityZone }, i) =>
    availabilityZone === undefined ||
    availabilityZone.length === 1 ||
    availabilityZone.slice(0, -1) === config.aws.region
      ? []
      : [
          {
            code: 'zone-region',
            path: ['aws', 'vpc', 'subnets', i, 'availabilityZone'],
            others: [['aws', 'region']],
            rule: `must be a zone of ${config.aws.region}`,
            value: availabilityZone,
            remedy: `write only its letter, ${availabilityZone.slice(-1)}`,
          },
        ],
  );
