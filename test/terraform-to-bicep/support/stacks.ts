type Section = Readonly<Record<string, unknown>>;

/** A stack of the sections given, with a variable for the location. */
export function stackOf(sections: Readonly<Record<string, Section>>): unknown {
  return {
    provider: { azurerm: [{ features: [{}] }] },
    ...sections,
    variable: { location: { type: 'string', default: 'westeurope' }, ...sections.variable },
  };
}

/** A stack of one resource that has a name, a group and a location. */
export function stackOfOne(type: string, attributes: Section, more: Readonly<Record<string, Section>> = {}): unknown {
  return stackOf({ ...more, resource: { ...more.resource, [type]: { it: { ...PLACED, ...attributes } } } });
}

const PLACED = { name: 'it', resource_group_name: 'g', location: '${var.location}' };
