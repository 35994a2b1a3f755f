import type { z } from 'zod';
import { isCidrError, readCidr, type CidrError } from '../../cidr/cidr';
import { field, patternField } from './field';
import { withStandIn } from './stand-in';

/** An IPv4 network without host bits. */
export function cidr(description: string, standIn = '10.0.0.0/16'): z.ZodString {
  const text = field(
    { description, pattern: '^(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}$' },
    {
      code: 'cidr-syntax',
      rule: 'must be an IPv4 network such as 10.0.0.0/16',
      remedy: 'write four numbers of 0 to 255 without leading zeros, a slash, and a prefix length of 0 to 32',
      test: (value) => errorOf(value)?.rule !== 'syntax',
    },
    {
      code: 'cidr-host-bits',
      rule: 'must be a network address, with no bits set right of the prefix',
      remedy: (value) => `write ${errorOf(value)?.suggestion}`,
      test: (value) => errorOf(value)?.rule !== 'host-bits',
    },
  );
  return withStandIn(text, standIn);
}

function errorOf(value: string): CidrError | undefined {
  const read = readCidr(value);
  return isCidrError(read) ? read : undefined;
}

/** The value of a Name tag and the stem of construct ids. */
export function subnetName(description: string): z.ZodString {
  const text = patternField(description, /^[A-Za-z0-9]([A-Za-z0-9_-]{0,62}[A-Za-z0-9_])?$/, {
    code: 'subnet-name',
    rule: 'must be 1 to 64 letters, digits, hyphens and underscores, with a letter or digit first and no hyphen last',
    remedy: 'choose another name, such as Subnet1',
  });
  return withStandIn(text, 'stand-in');
}
