import type { Fields } from '../rule';
import { eachAs, onlyWhenFilled, to } from '../vocabulary';

/** The provider sends an empty singular in addition to a plural; a template omits it. */
const filled = (path: string): ReturnType<typeof to> => to(`properties.${path}`, { transform: onlyWhenFilled });

/** A rule's properties, as a block of its group or as a separate resource. */
export const SECURITY_RULE_FIELDS: Fields = {
  description: filled('description'),
  priority: to('properties.priority'),
  direction: to('properties.direction'),
  access: to('properties.access'),
  protocol: to('properties.protocol'),
  source_address_prefix: filled('sourceAddressPrefix'),
  source_address_prefixes: filled('sourceAddressPrefixes'),
  source_application_security_group_ids: to('properties.sourceApplicationSecurityGroups', { transform: eachAs('id') }),
  source_port_range: filled('sourcePortRange'),
  source_port_ranges: filled('sourcePortRanges'),
  destination_address_prefix: filled('destinationAddressPrefix'),
  destination_address_prefixes: filled('destinationAddressPrefixes'),
  destination_application_security_group_ids: to('properties.destinationApplicationSecurityGroups', {
    transform: eachAs('id'),
  }),
  destination_port_range: filled('destinationPortRange'),
  destination_port_ranges: filled('destinationPortRanges'),
};
