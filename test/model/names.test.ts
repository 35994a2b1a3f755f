import fc from 'fast-check';
import * as names from '../../lib/model/names';
import { previewRouterAddress } from '../../lib/model/preview';
import { foldersOf, identifiersOf, type Identifier } from './identifiers';
import { linkFrom, linkName, linkShape, removalsFrom, siteName, type LinkShape } from './random-link';

/** Pairs of identifiers that are the same in one scope; Azure, ARM and file systems ignore upper and lower case. */
function collisionsIn(identifiers: readonly Identifier[]): readonly string[] {
  const taken = new Map<string, string>();
  return identifiers.flatMap(({ scope, owner, value }) => {
    const place = JSON.stringify([scope, value.toLowerCase()]);
    const other = taken.get(place);
    taken.set(place, owner);
    return other === undefined ? [] : [`${scope}: ${other} and ${owner} are both ${value}`];
  });
}

/** Folders that lie in a folder of another router. */
function nestedIn(folders: readonly string[]): readonly string[] {
  return folders.flatMap((inner) =>
    folders.filter((outer) => inner.startsWith(`${outer}/`)).map((outer) => `${inner} is in ${outer}`),
  );
}

/** Identifiers of things in both models that differ between them. */
function changedBetween(before: readonly Identifier[], after: readonly Identifier[]): readonly string[] {
  const key = ({ scope, owner }: Identifier): string => JSON.stringify([scope, owner]);
  const values = new Map(before.map((each) => [key(each), each.value]));
  return after
    .filter((each) => (values.get(key(each)) ?? each.value) !== each.value)
    .map((each) => `${each.scope} of ${each.owner}: ${values.get(key(each))} became ${each.value}`);
}

function drawnStandIns({ sites }: LinkShape): readonly string[] {
  return sites.flatMap(({ name, routers }) => routers.map((number) => previewRouterAddress(name, `router-${number}`)));
}

/** Several sites of several routers, with names of one's own, to see what a wrong name would do. */
const shapeWith = (...sites: readonly string[]): LinkShape => ({
  name: 'corp',
  sites: sites.map((name) => ({ name, routers: [1, 2] })),
  instances: [0],
  subnets: ['Subnet1'],
  ranges: ['10.3.0.0/16'],
  testVms: [],
});

describe('the identifiers of a link of several sites, routers and gateway instances', () => {
  test('never collide in their scope', () => {
    fc.assert(
      fc.property(linkShape, (shape) => {
        expect(collisionsIn(identifiersOf(linkFrom(shape)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('stay when any site, router, instance, VM, or later subnet or range is removed', () => {
    fc.assert(
      fc.property(linkShape, (shape) => {
        // Two names may draw the same stand-in, and the second one then takes the next.
        fc.pre(new Set(drawnStandIns(shape)).size === drawnStandIns(shape).length);
        const before = identifiersOf(linkFrom(shape));
        const changed = removalsFrom(shape).flatMap((left) => changedBetween(before, identifiersOf(linkFrom(left))));

        expect(changed).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('put no folder of a router into that of another', () => {
    fc.assert(
      fc.property(linkShape, (shape) => {
        expect(nestedIn(foldersOf(linkFrom(shape)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('two links', () => {
  const stacksOf = (shape: LinkShape): readonly string[] =>
    identifiersOf(linkFrom(shape))
      .filter(({ scope }) => scope === 'stack')
      .map(({ value }) => value);

  test('share no stack name', () => {
    fc.assert(
      fc.property(linkShape, linkName, linkShape, (first, name, second) => {
        fc.pre(first.name !== name);
        const taken = new Set(stacksOf(first));

        expect(stacksOf({ ...second, name }).filter((stack) => taken.has(stack))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('share none either when one is called like the other with a site of it', () => {
    fc.assert(
      fc.property(linkName, siteName, (name, site) => {
        const joined = `${name}-${site}`;
        const taken = new Set(stacksOf({ ...shapeWith('aws', site), name }));

        expect(stacksOf({ ...shapeWith('aws'), name: joined }).filter((stack) => taken.has(stack))).toEqual([]);
      }),
    );
  });

  test('corp with the site eu, and corp-eu, have these stacks', () => {
    expect(stacksOf(shapeWith('eu'))).toContain('corp--eu-network');
    expect(stacksOf({ ...shapeWith('aws'), name: 'corp-eu' })).toContain('corp-eu-network');
  });
});

describe('the plain names', () => {
  test('are those of a link of one site, one router and one instance', () => {
    expect([
      names.siteStack('minimal', 'aws', 'network'),
      names.siteStack('minimal', 'aws', 'router-1'),
      names.azureStack('minimal'),
      names.siteComponent('aws', 'network'),
      names.siteComponent('aws', 'router-1'),
      names.sitePath('aws'),
      names.routerFolder('aws', 'router-1'),
      names.peerTail('aws', 'router-1'),
      names.peerConstruct('aws', 'router-1'),
      names.sharedKeyVariable('aws'),
      names.peerAddressVariable('aws', 'router-1'),
      names.sshKeyVariable('test-vm-1'),
      names.connectionName('vpcGateway', 'aws', 'router-1'),
      names.instanceTail(0),
      names.testVmTail('test-vm-1'),
      names.testVmConstruct('test-vm-1'),
    ]).toEqual([
      'minimal-network',
      'minimal-router',
      'minimal-azure',
      'network',
      'router',
      'aws',
      'router/router-1',
      '',
      'AwsSite1',
      'sharedKey',
      'vpcGatewayIpAddress',
      'adminSshPublicKey',
      'vpcGateway',
      '',
      '',
      'TestVm1',
    ]);
  });

  test('are not those of another site and router', () => {
    expect([
      names.siteStack('corp', 'virginia', 'router-2'),
      names.siteComponent('virginia', 'router-2'),
      names.sitePath('virginia'),
      names.routerFolder('virginia', 'router-1'),
      names.peerTail('aws', 'router-2'),
      names.peerConstruct('aws', 'router-2'),
      names.peerTail('us-east', 'router-1'),
      names.peerTail('virginia', 'router-2'),
      names.peerConstruct('virginia', 'router-1'),
      names.peerConstruct('virginia', 'router-2'),
      names.sharedKeyVariable('us-east'),
      names.connectionName('vpcGateway', 'virginia', 'router-2'),
    ]).toEqual([
      'corp--virginia-router-2',
      'virginia-router-2',
      'sites.virginia',
      'router/virginia/router-1',
      '_router_2',
      'AwsSite_router-2',
      '_us_east',
      '_virginia_router_2',
      'AwsSite_virginia',
      'AwsSite_virginia-router-2',
      'sharedKey_us_east',
      'vpcGateway-virginia-router-2',
    ]);
  });
});

describe('a name of a site', () => {
  test.each(['virginia', 'us-east-1', 'us-east1', 'router', 'vpn', 'network', 'router2', 'a'.repeat(24)])(
    'may be %s',
    (name) => {
      expect(names.isSiteName(name)).toBe(true);
    },
  );

  test.each([
    ...['aws', 'azure', 'sites', 'found', 'connections'],
    ...['router-1', 'router-12', 'eu-router-2', 'vpn-0-1', 'eu-vpn-1-2'],
    ...['', 'Eu', 'e_u', 'eu--us', '-eu', 'eu-', '1eu', 'e.u', 'e/u', 'a'.repeat(25)],
  ])('may not be %j', (name) => {
    expect(names.isSiteName(name)).toBe(false);
  });

  test.each([
    ['router-2', ['aws']],
    ['a-router-2', ['a']],
    ['aws', ['aws']],
    ['Eu', ['eu']],
  ])('that is rejected would collide: %s beside %p', (name, others) => {
    const link = linkFrom(shapeWith(...others, name));

    expect([...collisionsIn(identifiersOf(link)), ...nestedIn(foldersOf(link))]).not.toEqual([]);
  });
});

describe('tails of Terraform names', () => {
  const distinct = (of: (name: string) => string, name: fc.Arbitrary<string>): void =>
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 60 }), (chosen) => {
        expect(new Set(chosen.map(of)).size).toBe(chosen.length);
      }),
      { numRuns: 300 },
    );
  const likeTails = fc
    .array(fc.constantFrom('-', '_', '.', 'x', 'a', 'x005f', 'x002d', 'x002e'), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(''));

  test.each([
    ['any text', fc.string({ unit: 'grapheme' })],
    ['names that look like tails themselves', likeTails],
  ])('differ for different names: %s', (_, name) => {
    distinct(names.identifierTail, name);
  });

  test('differ for different CIDRs', () => {
    const number = fc.constantFrom(0, 1, 10, 11, 110, 101);
    const address = fc.tuple(number, number, number, number).map((parts) => parts.join('.'));

    distinct(
      names.cidrTail,
      fc.tuple(address, fc.constantFrom(1, 11, 16, 6)).map((parts) => parts.join('/')),
    );
  });

  test('are those that Terraform and Bicep take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(names.identifierTail(name)).toMatch(/^_[A-Za-z0-9_]*$/);
      }),
    );
  });

  test.each([
    ['data', '_data'],
    ['a-b', '_a_b'],
    ['a_b', '_a_x005fb'],
    ['a-x', '_a_x002dx'],
    ['a.b', '_a_x002eb'],
  ])('of %s is %s', (name, tail) => {
    expect(names.identifierTail(name)).toBe(tail);
  });
});
