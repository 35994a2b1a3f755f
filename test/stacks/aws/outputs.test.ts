import { componentOf } from '../../../lib/model/components';
import { inputsOf } from '../../../lib/model/inputs';
import { parseAwsOutputs } from '../../../lib/handoff/aws-outputs';
import { AWS_OUTPUTS, outputOf } from '../../../lib/handoff/outputs';
import { isKnown } from '../../../lib/model/fact';
import { networkTemplate, routerTemplate, templateOf } from '../../fixtures/aws-stacks';
import { configOf, withRouter } from '../../fixtures/config';
import { AWS_FACTS, bothSides, DEPLOYED, ELASTIC_IP, SECRET_ARN, IMAGE } from '../../fixtures/handoffs';
import { linkOf, routerOf, SHORTEST } from '../../fixtures/link-of';

/** What `cdk deploy` would write of a template: made-up values for what only AWS can know. */
function deployed(outputs: Record<string, { Value: unknown }>): Record<string, string> {
  const madeUp: readonly (readonly [RegExp, string])[] = [
    [/"Ref":"Address/, ELASTIC_IP],
    [/"Ref":"SharedKey/, SECRET_ARN],
    [/ami-id|amiid/, 'ami-0123456789abcdef0'],
  ];
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { Value }]) => [
      name,
      typeof Value === 'string' ? Value : (madeUp.find(([shape]) => shape.test(JSON.stringify(Value)))?.[1] ?? 'x'),
    ]),
  );
}

describe('outputs of the AWS stacks', () => {
  const link = linkOf();

  test('of the network are those that the hand-off reads', () => {
    const names = Object.keys(networkTemplate().findOutputs('*')).filter((name) => !name.startsWith('Exports'));
    // The prefixes behind the VPC exist only when the config has some.
    const always = Object.values(AWS_OUTPUTS).filter((name) => name !== AWS_OUTPUTS.routedPrefixes);
    expect(names.toSorted()).toEqual(
      [...always, 'AddressRouter1', 'ImageArm64', 'ImageX8664', 'SharedKeySecretArn'].toSorted(),
    );
  });

  test('of the network are the same before and after there is a router, exports included', () => {
    expect(networkTemplate(SHORTEST, DEPLOYED).toJSON()).toEqual(networkTemplate().toJSON());
  });

  test('of the router name the image of each instance', () => {
    const keys = Object.keys(routerTemplate().findOutputs('*')).filter((key) => key.startsWith('Image'));
    expect(keys).toEqual(['ImageRouter1Arm64', 'ImageTestHost1Arm64']);
  });

  test('of the network make the hand-off what the deployment knows', () => {
    const text = JSON.stringify({ 'link-network': deployed(networkTemplate().findOutputs('*') as never) });
    expect(parseAwsOutputs(text, 'cdk-outputs.json', link, {})).toEqual({
      ok: true,
      value: {
        aws: {
          ...AWS_FACTS,
          images: { arm64: IMAGE, x86_64: IMAGE },
          deployed: { network: inputsOf(link, componentOf(link, 'network')) },
        },
      },
    });
  });

  test('of the router add the images', () => {
    const text = JSON.stringify({ 'link-router': deployed(routerTemplate().findOutputs('*') as never) });
    const known = linkOf(SHORTEST, DEPLOYED);
    expect(parseAwsOutputs(text, 'cdk-outputs.json', link, { aws: AWS_FACTS })).toEqual({
      ok: true,
      value: {
        aws: {
          ...AWS_FACTS,
          images: { ...AWS_FACTS.images, 'router-1/arm64': IMAGE, 'test-host-1/arm64': IMAGE },
          deployed: { router: inputsOf(known, componentOf(known, 'router')) },
        },
      },
    });
  });

  test('of a VPC with several ranges list them all', () => {
    const several = linkOf(configOf({ aws: { vpc: { cidrs: ['10.0.0.0/16', '10.1.0.0/16'] } } }));
    templateOf(several, 'network').hasOutput(AWS_OUTPUTS.prefixes, { Value: '10.0.0.0/16,10.1.0.0/16' });
  });

  test('never hold the key itself', () => {
    expect(JSON.stringify(networkTemplate().findOutputs('*'))).not.toMatch(/resolve:secretsmanager|SecretString/);
  });

  test('once read make the model know the Elastic IP', () => {
    const { address } = routerOf(linkOf(SHORTEST, bothSides()));
    expect(isKnown(address) && address.value).toBe(ELASTIC_IP);
  });

  test('of an image are named after the instance and its processor', () => {
    const { image } = routerOf(linkOf(withRouter({ instanceType: 'c7i.large' })));
    expect(outputOf(image.deployed.key)).toBe('ImageRouter1X8664');
  });
});
