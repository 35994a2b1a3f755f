import { readAwsOutputs } from '../../lib/handoff/aws-outputs';
import { emptyHandoff, lookupIn, type Handoff } from '../../lib/handoff/handoff';
import { outputOf } from '../../lib/handoff/outputs';
import { parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { renewRouter } from '../../lib/handoff/renew-router';
import { routerGeneration } from '../../lib/router/generation';
import { nextSteps } from '../../lib/workspace/next-step';
import { routerTemplate, SCRIPTS } from '../fixtures/aws-stacks';
import { deployedAs } from '../fixtures/deployed-as';
import { AWS_FACTS, bothSides, DEPLOYED } from '../fixtures/handoffs';
import { linkOf, SHORTEST, viewOf } from '../fixtures/link-of';

const KEY = 'aws.renewals.router-1';

function renewed(handoff: Handoff): Handoff {
  const result = renewRouter(linkOf(SHORTEST, handoff), handoff, 'aws', 'router-1');
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

const network = {
  Region: AWS_FACTS.region,
  VpcPrefixes: AWS_FACTS.prefixes.join(','),
  AddressRouter1: AWS_FACTS.routerAddresses['router-1'] ?? '',
  SharedKeySecretArn: AWS_FACTS.sharedKeySecretArn,
};
const read = (stacks: Record<string, Record<string, string>>, before: Handoff) =>
  readAwsOutputs({ 'link-network': network, ...stacks }, 'f', linkOf(SHORTEST, before), before);

describe('a router that is to be replaced', () => {
  test('has a number that each request raises', () => {
    expect([renewed(DEPLOYED), renewed(renewed(DEPLOYED))].map((handoff) => lookupIn(handoff)(KEY))).toEqual([
      '1',
      '2',
    ]);
  });

  test('has another generation, and the same one for the same number', () => {
    const generations = [DEPLOYED, renewed(DEPLOYED), renewed(DEPLOYED), renewed(renewed(DEPLOYED))].map((handoff) =>
      routerGeneration(viewOf(linkOf(SHORTEST, handoff)), SCRIPTS),
    );

    expect(generations[1]).toBe(generations[2]);
    expect(new Set(generations).size).toBe(3);
  });

  test('is reported by its stack, and by no stack of another router', () => {
    const outputs = (handoff: Handoff) => routerTemplate(SHORTEST, handoff).findOutputs(outputOf(KEY));

    expect(outputs(renewed(DEPLOYED))).toEqual({ RenewalRouter1: { Value: '1' } });
    expect(outputs(DEPLOYED)).toEqual({});
  });

  test('is the next step by hand', () => {
    const handoff = deployedAs(SHORTEST);
    const asked = renewed(handoff);

    expect(nextSteps(linkOf(SHORTEST, handoff), handoff)).toEqual([]);
    expect(nextSteps(linkOf(SHORTEST, asked), asked).map(({ command }) => command)).toEqual([
      'npx cdk deploy link-router',
    ]);
  });

  test('stays in the hand-off until it is deployed, and is known to a checkout that did not ask', () => {
    const deployed = { 'link-router': { RenewalRouter1: '1' } };

    expect(read({}, renewed(DEPLOYED))).toMatchObject({ ok: true, value: { aws: { renewals: { 'router-1': '1' } } } });
    expect(read(deployed, DEPLOYED)).toMatchObject({ ok: true, value: { aws: { renewals: { 'router-1': '1' } } } });
    expect(read(deployed, renewed(renewed(DEPLOYED)))).toMatchObject({
      value: { aws: { renewals: { 'router-1': '2' } } },
    });
  });

  test('is printed and parsed with the hand-off', () => {
    const handoff = renewed(DEPLOYED);

    expect(parseHandoff(printHandoff(handoff), 'f', 'link')).toEqual({ ok: true, value: { handoff, notices: [] } });
  });

  test.each([
    ['its network', emptyHandoff('link')],
    ['Azure', { ...emptyHandoff('link'), aws: AWS_FACTS }],
    ['it', bothSides()],
  ])('does not exist before %s is deployed', (_, handoff) => {
    expect(renewRouter(linkOf(SHORTEST, handoff), handoff, 'aws', 'router-1')).toEqual({
      ok: false,
      problem:
        'router-1 is not deployed according to the hand-off, so nothing is to be replaced; run `npm run up`, which deploys it',
    });
  });

  test('is not deployed because its replacement was asked for', () => {
    const asked = bothSides({ renewals: { 'router-1': '1' } });

    expect(nextSteps(linkOf(SHORTEST, asked), asked).map(({ why }) => why)).toEqual([
      'create the router and establish the tunnel',
    ]);
  });
});
