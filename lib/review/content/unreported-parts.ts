import { canonicalJson } from '../../base/canonical-json';
import type { Component } from '../../model/components';
import type { Link } from '../../model/link';
import { hostKey } from '../../model/names';

/**
 * Returns what of the Azure side differs between two links and is not among its inputs: a new input would make every
 * deployed link count as changed. A site in another region has a new router and a new secret there.
 */
export function unreportedParts(before: Link, after: Link, { kind }: Component): readonly string[] {
  if (kind !== 'azure') return [];
  const moved = after.sites.filter((site) =>
    before.sites.some(({ name, region }) => name === site.name && region !== site.region),
  );
  return [
    ...(before.azure.location === after.azure.location ? [] : ['location']),
    ...(canonicalJson(before.backend) === canonicalJson(after.backend) ? [] : ['state backend']),
    ...moved.flatMap(({ name, routers }) => routers.map((router) => `the address of ${hostKey(name, router.name)}`)),
    ...(moved.length === 0 ? [] : ['the shared key']),
  ];
}
