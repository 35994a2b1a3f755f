import { Inexpressible } from '../problem';
import type { Node } from '../tree/node';
import type { SymbolOf, Symbols } from './symbols';

/** Names of the stack's resources, to find a parent that is referred to by name. */
export interface Parents {
  /** Symbol of the resource of this azurerm type that has this name. @throws Inexpressible when the stack has none */
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
          `no ${type} with that name is in the stack; add a data source for it and refer to its name`,
        );
      }
      return found;
    },
  };
}
