import { isKnown, type Type } from '../tree/type';
import { concat, type Document, group, indent, layOut, separated, softLine } from './document';
import { propertyKey } from './text';

/** The type in Bicep's syntax, on one line. */
export function typeText(type: Type): string {
  return layOut(printType(type), { indent: '', width: Infinity });
}

/** The type in Bicep's syntax; an object that does not fit on the line has one property per line. */
export function printType(type: Type): Document {
  switch (type.kind) {
    case 'list':
      if (!isKnown(type.of)) return 'array';
      return type.of.kind === 'maybe' ? concat('(', printType(type.of), ')[]') : concat(printType(type.of), '[]');
    case 'map':
      return isKnown(type.of) ? concat('{ *: ', printType(type.of), ' }') : 'object';
    case 'object': {
      if (type.props.length === 0 || !type.props.every(([, of]) => isKnown(of))) return 'object';
      const props = type.props.map(([name, of]) => concat(`${propertyKey(name)}: `, printType(of)));
      return group(concat('{', indent(concat(softLine(' '), separated(props, softLine(', ')))), softLine(' '), '}'));
    }
    case 'maybe':
      return concat(printType(type.of), '?');
    case 'string':
    case 'int':
    case 'bool':
      return type.kind;
    default:
      return 'string';
  }
}
