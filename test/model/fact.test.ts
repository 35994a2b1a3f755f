import { componentOf, componentsOf, missingFacts } from '../../lib/model/components';
import { factsOf, fillFacts, isKnown, isPreview, pending, valueOf } from '../../lib/model/fact';
import { link } from '../config/case';
import { linkOf, routerOf } from '../fixtures/link-of';
import { REPORTED } from './reported';

const YAML = link();
const AWS_ALONE = { ...REPORTED, azure: undefined };
const routerReady = (model: ReturnType<typeof linkOf>) =>
  missingFacts(model, componentOf(model, 'router')).length === 0;

describe('facts', () => {
  test('none is known before the first deployment, and each names the component that reports it', () => {
    const model = linkOf(YAML);

    expect(factsOf(model).map(({ kind, key, source }) => [kind, key, source])).toEqual([
      ['pending', 'azure.gatewayAddresses.0', 'azure'],
      ['pending', 'aws.routerAddresses.router-1', 'network'],
      ['pending', 'aws.images.router-1/arm64', 'router'],
      ['pending', 'aws.images.arm64', 'network'],
      ['pending', 'aws.renewals.router-1', 'router'],
      ['pending', 'aws.sharedKeySecretArn', 'network'],
      ['pending', 'azure.peerAddresses.router-1', 'azure'],
      ['pending', 'azure.sharedKeySecretArns.aws', 'azure'],
      ['pending', 'aws.images.x86_64', 'network'],
      ['pending', 'aws.images.test-host-1/arm64', 'router'],
    ]);
    expect([isPreview(model), routerReady(model)]).toEqual([false, false]);
  });

  test('each is reported by a component of the link', () => {
    const model = linkOf(YAML);
    const ids = componentsOf(model).map(({ id }) => id);

    expect(factsOf(model).filter(({ source }) => !ids.includes(source))).toEqual([]);
  });

  test('what one cloud has reported is known while the other is pending', () => {
    const model = linkOf(YAML, AWS_ALONE);

    expect(routerOf(model).address).toMatchObject({ kind: 'known', value: '192.0.2.1', preview: false });
    expect(factsOf(model.azure).map(({ kind }) => kind)).toEqual(['pending']);
    expect(routerReady(model)).toBe(false);
  });

  test('when both have reported, the router can be created', () => {
    const model = linkOf(YAML, REPORTED);

    expect(model.azure.gateway.instances[0].address).toMatchObject({ kind: 'known', value: '192.0.2.2' });
    expect([isPreview(model), routerReady(model)]).toEqual([false, true]);
  });

  test('one that is known is not overwritten', () => {
    expect(fillFacts(linkOf(YAML, REPORTED), () => 'other')).toMatchObject({
      azure: { gateway: { instances: [{ address: { value: '192.0.2.2' } }] } },
    });
  });

  test('of a part of a link are those of that part', () => {
    expect(factsOf(routerOf(linkOf(YAML))).map(({ key }) => key)).toEqual([
      'aws.routerAddresses.router-1',
      'aws.images.router-1/arm64',
      'aws.images.arm64',
      'aws.renewals.router-1',
    ]);
  });

  test('one that is pending has no value, and its error says what to deploy', () => {
    const fact = pending('azure.gatewayAddresses.0', 'azure');

    expect(isKnown(fact)).toBe(false);
    expect(() => valueOf(fact)).toThrow(
      new Error('azure.gatewayAddresses.0 is pending until the component azure is deployed'),
    );
  });
});
