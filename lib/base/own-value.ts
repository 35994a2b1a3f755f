/** Returns the value of an object's own member; undefined for others, such as `constructor`, which every object inherits. */
export function ownValue<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
