/** The arguments that put a resource into a group and a location, with its tags. */
export interface Placement {
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string>;
}

/** Where and in which group resources are created. */
export type Place = Pick<Placement, 'location' | 'resourceGroupName'>;

export function placementIn(place: Place, tags: Readonly<Record<string, string>>): Placement {
  return { ...place, tags: { ...tags } };
}
