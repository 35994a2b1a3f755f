import { Fn } from 'aws-cdk-lib/core';
import type { ZoneChoice } from '../model/link';

/** Name of an availability zone, or the expression for the n-th one that the account sees. */
export function zoneName(zone: ZoneChoice): string {
  return zone.kind === 'named' ? zone.name : Fn.select(zone.index, Fn.getAzs());
}
