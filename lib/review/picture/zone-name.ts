import type { ZoneChoice } from '../../model/link';

/** A zone in words: its name, or the number of one that the account has. */
export function zoneName(zone: ZoneChoice): string {
  return zone.kind === 'named' ? `zone ${zone.name}` : `zone ${zone.index + 1}`;
}
