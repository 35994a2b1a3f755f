import { configWith, stackOf, stepsBetween, type StackName } from './deployments';
import { EDITS } from './edits';
import { rejectionOf } from './rejections';

const CONFIGS = [
  { title: 'the base', yaml: configWith({}) },
  ...EDITS.map(({ title, to }) => ({ title, yaml: configWith(to) })),
];

const RANGE = 'another range of the router’s subnet';
const ZONE = 'another zone and range of the router’s subnet';

/** The same range in another zone: `plan` and `up` stop before the first step, see lib/driver/preflight/edit-findings.ts. */
const STOPPED_FIRST: Readonly<Record<string, readonly string[]>> = {
  [RANGE]: [`to ${ZONE}: network: range in use`],
  [ZONE]: [`to ${RANGE}: network: range in use`],
};

/** What CloudFormation rejects on the way from one config to another, with the steps that are printed. */
function rejectionsBetween(before: string, after: string): readonly string[] {
  const deployed = new Map<StackName, string>([
    ['network', before],
    ['router', before],
  ]);
  return stepsBetween(before, after).flatMap(({ stack, removes }) => {
    const former = deployed.get(stack);
    if (removes) {
      deployed.delete(stack);
      return [];
    }
    deployed.set(stack, after);
    const router = deployed.get('router');
    const importers = stack === 'network' && router !== undefined ? [stackOf(router, 'router')] : [];
    const rejection =
      former === undefined ? undefined : rejectionOf(stackOf(former, stack), stackOf(after, stack), importers);
    return rejection === undefined ? [] : [`${stack}: ${rejection}`];
  });
}

describe('the printed steps from any edit to any other are not rejected by CloudFormation:', () => {
  test.each(CONFIGS)('from $title', ({ title, yaml: before }) => {
    const rejected = CONFIGS.filter(({ yaml }) => yaml !== before).flatMap((after) =>
      rejectionsBetween(before, after.yaml).map((rejection) => `to ${after.title}: ${rejection}`),
    );

    expect(rejected).toEqual(STOPPED_FIRST[title] ?? []);
  });
});
