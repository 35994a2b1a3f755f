import { isKnown, type Type } from '../tree/type';
import { propertyKey } from './text';

/** The type in Bicep's words, on one line. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case 'list':
      return isKnown(type.of)
        ? `${type.of.kind === 'maybe' ? `(${typeText(type.of)})` : typeText(type.of)}[]`
        : 'array';
    case 'map':
      return isKnown(type.of) ? `{ *: ${typeText(type.of)} }` : 'object';
    case 'object':
      return type.props.length === 0 || !type.props.every(([, of]) => isKnown(of))
        ? 'object'
        : `{ ${type.props.map(([name, of]) => `${propertyKey(name)}: ${typeText(of)}`).join(', ')} }`;
    case 'maybe':
      return `${typeText(type.of)}?`;
    case 'string':
    case 'int':
    case 'bool':
      return type.kind;
    default:
      return 'string';
  }
}
