import { App, TerraformElement, TerraformResource } from 'cdktf';
import fc from 'fast-check';
import { AzureStack } from '../../../stacks/azure/azure-stack';
import { terraformOf } from '../../fixtures/azure-stack';
import { linkFrom, linkShape, removalsFrom, type LinkShape } from '../../model/random-link';

/** The addresses of everything in the Azure stack of a link with the plain site alone. */
function addressesIn(shape: LinkShape): readonly string[] {
  return new AzureStack(new App(), linkFrom(shape)).node
    .findAll()
    .filter((node) => TerraformElement.isTerraformElement(node))
    .map((element) => {
      const type = TerraformResource.isTerraformResource(element)
        ? element.terraformResourceType
        : element.constructor.name;
      return `${type} ${element.friendlyUniqueId}`;
    });
}

/** The same with what distinguishes each from others of its kind. */
function contentsIn(shape: LinkShape): ReadonlyMap<string, unknown> {
  const { resource, variable } = terraformOf(linkFrom(shape));
  const resources = Object.entries(resource).flatMap(([type, byName]) =>
    Object.entries(byName).map(
      ([name, block]) => [`${type}.${name}`, JSON.stringify([block['name'], block['subnet_id']])] as const,
    ),
  );
  const variables = Object.entries(variable).map(([name, block]) => [`var.${name}`, block['default']] as const);
  return new Map<string, unknown>([...resources, ...variables]);
}

const plainLink = fc
  .record({ shape: linkShape, routers: fc.uniqueArray(fc.constantFrom(1, 2, 11), { minLength: 1 }) })
  .map(({ shape, routers }): LinkShape => ({ ...shape, sites: [{ name: 'aws', routers }] }));

describe('names in the Azure stack', () => {
  test('never collide, upper and lower case counting as the same', () => {
    fc.assert(
      fc.property(plainLink, (shape) => {
        const addresses = addressesIn(shape).map((address) => address.toLowerCase());

        expect(addresses.length).toBeGreaterThan(20);
        expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('stay when a router, an instance, a VM, or a later subnet or range is removed', () => {
    fc.assert(
      fc.property(plainLink, (shape) => {
        const before = contentsIn(shape);
        const changed = removalsFrom(shape)
          .flatMap((left) => [...contentsIn(left)])
          .filter(([address, content]) => !before.has(address) || before.get(address) !== content);

        expect(changed).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
