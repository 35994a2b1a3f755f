import { Inexpressible } from '../problem';
import type { Node } from '../tree/node';
import type { SymbolOf, Symbols } from './symbols';

/** Names of the stack's resources, to find a parent that is given by name alone. */
export interface Parents {
  /** Symbol of the resource of this azurerm type that has this name. @throws Inexpressible */
  find(type: string, name: Node): string;
}

export function createParents(symbols: Symbols, nameOf: (each: SymbolOf) => Node | undefined): Parents {
  const byName = new Map<string, string>();
  const key = (type: string, name: Node): string => `${type} ${JSON.stringify(name)}`;
  let filled = false;
  const fill = (): void => {
    for (const each of symbols.all) {
      const name = nameOf(each);
      if (name !== undefined) byName.set(key(each.mapping.terraform, name), each.symbol);
    }
    filled = true;
  };
  return {
    find(type, name) {
      if (name.kind === 'resource-name' && symbols.bySymbol.get(name.of)?.mapping.terraform === type) return name.of;
      if (!filled) fill();
      const found = byName.get(key(type, name));
      if (found === undefined) {
        throw new Inexpressible(
          `the ${type} of that name is not in the stack; look it up with a data source and refer to its name`,
        );
      }
      return found;
    },
  };
}
