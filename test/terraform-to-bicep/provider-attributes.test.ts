import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAPPINGS } from '../../lib/terraform-to-bicep/mapping/registry';
import { ASSOCIATIONS } from '../../lib/terraform-to-bicep/mapping/types/associations';
import type { Fields } from '../../lib/terraform-to-bicep/mapping/rule';
import { type AttributeKind, SCHEMA } from '../../lib/terraform-to-bicep/mapping/schema';

const PROVIDER = join(__dirname, '../../node_modules/@cdktf/provider-azurerm/lib');

function sourceOf(type: string): string {
  return readFileSync(join(PROVIDER, type.replace('azurerm_', '').replaceAll('_', '-'), 'index.js'), 'utf8');
}

/** Attributes in the generated code of the provider's class. */
function attributesOf(source: string): readonly string[] {
  const start = source.lastIndexOf('synthesizeAttributes() {');
  return keysIn(source.slice(start, source.indexOf('synthesizeHclAttributes', start)));
}

/** Attributes of the blocks, by the name of the generated function, in lower case and without the type. */
function blocksOf(source: string): ReadonlyMap<string, readonly string[]> {
  const found = source.matchAll(/function (\w+)ToTerraform\(struct\) \{([\s\S]*?)\n\}/g);
  return new Map([...found].map(([, name = '', body = '']) => [name.toLowerCase(), keysIn(body)]));
}

function keysIn(code: string): readonly string[] {
  return [...code.matchAll(/^\s+(\w+):/gm)].flatMap(([, key]) => key ?? []);
}

/** Paths of the provider's attributes that the table does not contain. */
function missing(
  fields: Fields,
  known: readonly string[],
  blocks: ReadonlyMap<string, readonly string[]>,
  name: string,
): readonly string[] {
  return known.flatMap((attribute) => {
    const rule = fields[attribute];
    if (rule === undefined) return [attribute];
    const block = `${name}${attribute.replaceAll('_', '')}`;
    const inside = blocks.get(block);
    if (rule.kind !== 'blocks' || inside === undefined) return [];
    return missing(rule.fields, inside, blocks, block).map((each) => `${attribute}.${each}`);
  });
}

describe('the table of a type names every attribute of the provider, also the rejected ones', () => {
  test.each(MAPPINGS.map(({ terraform, attributes }) => [terraform, attributes] as const))('%s', (type, attributes) => {
    const source = sourceOf(type);
    const known = attributesOf(source);
    const name = type.replace('azurerm_', '').replaceAll('_', '');

    expect(known.length).toBeGreaterThan(3);
    expect(missing(attributes, known, blocksOf(source), name)).toEqual([]);
  });

  test.each(ASSOCIATIONS.map((each) => [each.terraform, each] as const))('%s', (type, { target, value }) => {
    expect([...attributesOf(sourceOf(type))].sort()).toEqual(['id', target, value, 'timeouts'].sort());
  });
});

describe('a table names no attribute that the provider does not have', () => {
  test.each(MAPPINGS.map(({ terraform, attributes }) => [terraform, attributes] as const))('%s', (type, attributes) => {
    const known = attributesOf(sourceOf(type));
    expect(Object.keys(attributes).filter((attribute) => !known.includes(attribute))).toEqual([]);
  });
});

test('every table names its sources', () => {
  for (const { sources } of MAPPINGS) {
    expect(sources.arm).toMatch(
      /^https:\/\/learn\.microsoft\.com\/azure\/templates\/microsoft\.\w+\/[\d-]+(-preview)?\/\w+/,
    );
    expect(sources.terraform).toMatch(
      /^https:\/\/github\.com\/hashicorp\/terraform-provider-azurerm\/.*_resource\.go$/,
    );
  }
});

/** Conversion functions of the provider's class, and the kind of attribute of each. */
const KIND_BY_MAPPER: ReadonlyMap<string, AttributeKind | undefined> = new Map([
  ['cdktf.stringToTerraform', undefined],
  ['cdktf.numberToTerraform', 'numbers'],
  ['cdktf.booleanToTerraform', 'flags'],
  ['cdktf.listMapper(cdktf.stringToTerraform, false)', 'lists'],
  ['cdktf.hashMapper(cdktf.stringToTerraform)', 'maps'],
]);

/** Paths of the attributes that are not strings, by kind, in the provider's generated code. */
function kindsOf(source: string): Readonly<Partial<Record<AttributeKind, readonly string[]>>> {
  const functions = new Map(
    [...source.matchAll(/function (\w+)ToTerraform\(struct\) \{([\s\S]*?)\n\}/g)].map(([, name = '', body = '']) => [
      name,
      body,
    ]),
  );
  const found: Partial<Record<AttributeKind, string[]>> = {};
  const visit = (code: string, prefix: string): void => {
    for (const [, key = '', expression = ''] of code.matchAll(/^\s+(\w+): (.*?)\((?:this|struct)\.[^\n]*,?$/gm)) {
      const mapper = expression.replace(/^struct\.\w+ === undefined \? null : /, '');
      const block = functions.get(/(\w+)ToTerraform/.exec(mapper)?.[1] ?? '');
      if (key === 'timeouts') continue;
      if (block !== undefined) visit(block, `${prefix}${key}.`);
      else {
        if (!KIND_BY_MAPPER.has(mapper)) throw new Error(`unknown kind of attribute: ${mapper}`);
        const kind = KIND_BY_MAPPER.get(mapper);
        if (kind !== undefined) (found[kind] ??= []).push(`${prefix}${key}`);
      }
    }
  };
  const start = source.lastIndexOf('synthesizeAttributes() {');
  visit(source.slice(start, source.indexOf('synthesizeHclAttributes', start)), '');
  return Object.fromEntries(Object.entries(found).map(([kind, paths]) => [kind, paths.sort()]));
}

describe('the types of attributes that are not strings are those of the provider', () => {
  test.each(MAPPINGS.map(({ terraform }) => terraform))('%s', (type) => {
    expect(SCHEMA[type]).toEqual(kindsOf(sourceOf(type)));
  });
});
