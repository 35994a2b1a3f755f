import fc from 'fast-check';
import { componentOf, componentsOf, deployVerb, missingFacts, type Component } from '../../lib/model/components';
import { factsOf } from '../../lib/model/fact';
import { link } from '../config/case';
import { linkOf } from '../fixtures/link-of';
import { filledLinkFrom, linkFrom, linkShape } from './random-link';
import { REPORTED } from './reported';

const YAML = link();
const RANK = { network: 0, azure: 1, router: 2 } as const;

describe('the components of a link', () => {
  const components = componentsOf(linkOf(YAML));

  test('are the network, the Azure side and the router, in the order in which they can be deployed', () => {
    expect(components.map(({ id, tool, stack, region }) => [id, tool, stack, region])).toEqual([
      ['network', 'cdk', 'ab-network', 'us-west-2'],
      ['azure', 'terraform', 'ab-azure', undefined],
      ['router', 'cdk', 'ab-router', 'us-west-2'],
    ]);
  });

  test('need the facts of the other cloud', () => {
    expect(components.map(({ needs }) => needs)).toEqual([
      [],
      ['aws.routerAddresses.router-1', 'aws.sharedKeySecretArn'],
      ['aws.routerAddresses.router-1', 'aws.sharedKeySecretArn', 'azure.gatewayAddresses.0', 'aws.images.arm64'],
    ]);
  });

  test('give the facts that their outputs report', () => {
    expect(components.map(({ gives }) => gives)).toEqual([
      ['aws.routerAddresses.router-1', 'aws.images.arm64', 'aws.sharedKeySecretArn', 'aws.images.x86_64'],
      ['azure.gatewayAddresses.0', 'azure.peerAddresses.router-1', 'azure.sharedKeySecretArns.aws'],
      ['aws.images.router-1/arm64', 'aws.renewals.router-1', 'aws.images.test-host-1/arm64'],
    ]);
  });

  test('need no fact of their own, also once an image is deployed', () => {
    const deployed = componentsOf(linkOf(YAML, REPORTED));

    expect(deployed.flatMap(({ needs, gives }) => needs.filter((key) => gives.includes(key)))).toEqual([]);
  });

  test('have titles', () => {
    expect(components.map(({ title }) => title)).toEqual(['AWS network', 'Azure side', 'AWS router']);
  });

  test('are deployed by the stock toolkits', () => {
    expect(components.map(deployVerb)).toEqual(['cdk deploy', 'cdktf deploy', 'cdk deploy']);
  });

  test('of a second site and a second router say so in their ids, stacks and titles', () => {
    const two = linkFrom({
      name: 'corp',
      sites: [
        { name: 'aws', routers: [1] },
        { name: 'virginia', routers: [1, 2] },
      ],
      instances: [0],
      subnets: ['Subnet1'],
      ranges: ['10.3.0.0/16'],
      testVms: [],
    });

    expect(componentsOf(two).map(({ id, stack, title }) => [id, stack, title])).toEqual([
      ['network', 'corp-network', 'AWS network'],
      ['virginia-network', 'corp--virginia-network', 'AWS network of virginia'],
      ['azure', 'corp-azure', 'Azure side'],
      ['router', 'corp-router', 'AWS router'],
      ['virginia-router', 'corp--virginia-router', 'AWS router of virginia'],
      ['virginia-router-2', 'corp--virginia-router-2', 'AWS router-2 of virginia'],
    ]);
  });
});

describe('the components of any link', () => {
  const everyLink = (holds: (components: readonly Component[]) => void): void =>
    fc.assert(fc.property(linkShape, (shape) => holds(componentsOf(linkFrom(shape)))));

  test('need nothing that only a later one, or they themselves, give', () => {
    everyLink((components) => {
      const given = new Set<string>();
      for (const { needs, gives } of components) {
        expect(needs.filter((key) => !given.has(key))).toEqual([]);
        gives.forEach((key) => given.add(key));
      }
    });
  });

  test('come by kind: networks, the Azure side, routers', () => {
    everyLink((components) => {
      const ranks = components.map(({ kind }) => RANK[kind]);

      expect(ranks).toEqual(ranks.toSorted());
    });
  });

  test('give each fact once', () => {
    fc.assert(
      fc.property(linkShape, (shape) => {
        const model = linkFrom(shape);
        const given = componentsOf(model).flatMap(({ gives }) => gives);

        // The test hosts of a site are in the stack of its plain router.
        const homeless = shape.sites.filter(({ routers }) => !routers.includes(1)).length;
        expect([new Set(given).size, given.length]).toEqual([given.length, factsOf(model).length - homeless]);
      }),
    );
  });

  test('need nothing more once every fact is known', () => {
    fc.assert(
      fc.property(linkShape, (shape) => {
        const model = filledLinkFrom(shape);

        expect(componentsOf(model).flatMap((component) => missingFacts(model, component))).toEqual([]);
      }),
    );
  });
});

describe('the facts that a component still lacks', () => {
  const missing = (model: ReturnType<typeof linkOf>) =>
    componentsOf(model).map((component) => missingFacts(model, component));

  test('are all that it needs before the first deployment', () => {
    const model = linkOf(YAML);

    expect(missing(model)).toEqual(componentsOf(model).map(({ needs }) => needs));
  });

  test('are those of Azure once the network has reported', () => {
    expect(missing(linkOf(YAML, { ...REPORTED, azure: undefined }))).toEqual([[], [], ['azure.gatewayAddresses.0']]);
  });

  test('are those of AWS when only Azure has reported', () => {
    const aws = ['aws.routerAddresses.router-1', 'aws.sharedKeySecretArn'];

    expect(missing(linkOf(YAML, { ...REPORTED, aws: undefined }))).toEqual([[], aws, [...aws, 'aws.images.arm64']]);
  });

  test('are none in a preview', () => {
    expect(missing(linkOf(YAML, undefined, true))).toEqual([[], [], []]);
  });
});

test('a component that the link does not have is an error', () => {
  expect(() => componentOf(linkOf(YAML), 'router-2')).toThrow(new Error('the link ab has no component router-2'));
});
