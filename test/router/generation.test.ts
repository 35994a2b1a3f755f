import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { GENERATION_PROPERTIES, routerGeneration } from '../../lib/router/generation';
import { idsOf, only, routerTemplate, SCRIPTS } from '../fixtures/aws-stacks';
import { configOf, withRouter } from '../fixtures/config';
import { CONFIGS } from '../fixtures/configs';
import { previewOfExample } from '../fixtures/examples';
import { bothSides, DEPLOYED } from '../fixtures/handoffs';
import { linkOf, SHORTEST, viewOf } from '../fixtures/link-of';

const INSTANCE = 'AWS::EC2::Instance';
const REPLACING: readonly ResourceImpact[] = [ResourceImpact.WILL_REPLACE, ResourceImpact.MAY_REPLACE];

/** A config for each property that changes it in the router of the shortest config. */
const CHANGES: Readonly<Record<Exclude<keyof typeof GENERATION_PROPERTIES, 'NetworkInterfaces'>, string>> = {
  ImageId: withRouter({ ami: 'ami-0fedcba9876543210' }),
  InstanceType: withRouter({ instanceType: 'c7i.large' }),
  BlockDeviceMappings: withRouter({ rootVolumeGiB: 9 }),
  UserData: configOf({ ipsec: { profile: 'compatible' } }),
};

/** The properties of the router's instance, and those of which CloudFormation may replace it for a change. */
function instanceOf(yaml: string) {
  const template = routerTemplate(yaml).toJSON() as Record<string, unknown> & { Resources: Record<string, unknown> };
  const id = only(idsOf(routerTemplate(yaml), INSTANCE, 'router1'));
  const { Properties: properties } = template.Resources[id] as { Properties: Record<string, unknown> };
  const replacing = Object.keys(properties).filter((name) => {
    const changed = { Type: INSTANCE, Properties: { ...properties, [name]: { changed: true } } };
    const { resources } = fullDiff(
      { ...template, Resources: structuredClone(template.Resources) },
      { ...template, Resources: { ...structuredClone(template.Resources), [id]: changed } },
    );
    return REPLACING.includes(resources.get(id).changeImpact);
  });
  return { properties, replacing };
}

function generationOf(yaml: string, handoff = DEPLOYED): string {
  return routerGeneration(viewOf(linkOf(yaml, handoff)), SCRIPTS);
}

describe('a property that makes CloudFormation replace the router', () => {
  test.each(Object.entries(CONFIGS))('is in the digest of its generation: %s', (_, yaml) => {
    expect(instanceOf(yaml).replacing.toSorted()).toEqual(Object.keys(GENERATION_PROPERTIES).toSorted());
  });

  test('is asked of CloudFormation: a tag replaces nothing', () => {
    const { properties, replacing } = instanceOf(SHORTEST);

    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['Tags', 'SourceDestCheck', 'IamInstanceProfile']));
    expect(replacing).not.toContainEqual(expect.stringMatching(/^(Tags|SourceDestCheck|IamInstanceProfile)$/));
  });

  test.each(Object.entries(CHANGES))('changes the digest when it changes: %s', (name, yaml) => {
    expect(instanceOf(yaml).properties[name]).not.toEqual(instanceOf(SHORTEST).properties[name]);
    expect(generationOf(yaml)).not.toBe(generationOf(SHORTEST));
  });
});

/** The template names the subnet by a parameter, so that its id is not in it. */
describe('the subnet of a router', () => {
  test.each([
    ['another one', [{ name: 'other', cidr: '10.0.9.0/24' }]],
    ['in another zone', [{ name: 'Subnet1', cidr: '10.0.0.0/24', availabilityZone: 'c' }]],
    ['of another range', [{ name: 'Subnet1', cidr: '10.0.8.0/24' }]],
  ])('changes the digest when it is %s', (_, subnets) => {
    expect(generationOf(configOf({ aws: { vpc: { subnets } } }))).not.toBe(generationOf(SHORTEST));
  });
});

describe('the generation of a router', () => {
  test('stays when the image of the first deployment becomes known', () => {
    expect(generationOf(SHORTEST, bothSides())).toBe(generationOf(SHORTEST));
  });

  test('stays when only tags change', () => {
    expect(generationOf(configOf({ tags: { owner: 'me' } }))).toBe(generationOf(SHORTEST));
  });

  test('stays when the type changes to another one of the same processor, which is a stop and a start', () => {
    expect(generationOf(withRouter({ instanceType: 't4g.medium' }))).toBe(generationOf(SHORTEST));
  });

  test('stays when the deployment is to wait longer', () => {
    expect(generationOf(withRouter({ waitMinutes: 45 }))).toBe(generationOf(SHORTEST));
  });

  test('changes when the deployment no longer waits for the tunnel: the new user data creates a new instance', () => {
    expect(generationOf(withRouter({ waitForTunnel: false }))).not.toBe(generationOf(SHORTEST));
  });

  test('changes with the address that Azure knows', () => {
    expect(generationOf(SHORTEST, bothSides({ routerAddresses: { 'router-1': '198.51.100.8' } }))).not.toBe(
      generationOf(SHORTEST),
    );
  });

  test('changes with the gateway address', () => {
    expect(generationOf(SHORTEST, bothSides({}, { gatewayAddresses: { '0': '203.0.113.8' } }))).not.toBe(
      generationOf(SHORTEST),
    );
  });

  /** As released: they change with the router's files alone, and every deployed router is then replaced. */
  test.each([
    ['minimal', '308b8c78'],
    ['post-2015', 'c7757e80'],
    ['custom-crypto', '6330031f'],
    ['azure-initiates', 'cf2d0ed1'],
  ])('of the example %s is %s still', (name, generation) => {
    expect(routerGeneration(viewOf(previewOfExample(name)), SCRIPTS)).toBe(generation);
  });
});

describe('a property that is new in the digest', () => {
  const add = (KeyName: () => unknown) => Object.assign(GENERATION_PROPERTIES, { KeyName });
  const before = generationOf(SHORTEST);

  afterEach(() => {
    Reflect.deleteProperty(GENERATION_PROPERTIES, 'KeyName');
  });

  test('leaves the generation of every router as it was while it is unset', () => {
    add(() => undefined);
    expect(generationOf(SHORTEST)).toBe(before);
  });

  test('changes it once it is set', () => {
    add(() => 'mine');
    expect(generationOf(SHORTEST)).not.toBe(before);
  });
});
