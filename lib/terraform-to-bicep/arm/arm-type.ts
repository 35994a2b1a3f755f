import { isKnown, type Type } from '../tree/type';

/** The declaration of a type in ARM JSON, with properties in the order of Bicep's compiler. */
export function armType(type: Type, secure = false): Readonly<Record<string, unknown>> {
  switch (type.kind) {
    case 'list':
      return { type: 'array', ...(isKnown(type.of) ? { items: armType(type.of) } : {}) };
    case 'map':
      return {
        type: secure ? 'secureObject' : 'object',
        ...(isKnown(type.of) ? { properties: {}, additionalProperties: armType(type.of) } : {}),
      };
    case 'object':
      return {
        type: secure ? 'secureObject' : 'object',
        ...(type.props.length === 0 || !type.props.every(([, of]) => isKnown(of))
          ? {}
          : { properties: Object.fromEntries(type.props.map(([name, of]) => [name, armType(of)])) }),
      };
    case 'maybe':
      return { ...armType(type.of, secure), nullable: true };
    case 'int':
    case 'bool':
      return { type: type.kind };
    default:
      return { type: secure ? 'securestring' : 'string' };
  }
}
