import { COMPONENTS } from '../../fixtures/components';
import { afterInterruption, failureCause, failureRemedy, type FailedEnd } from '../../../lib/driver/run/failed-step';

const end = (changes: Partial<FailedEnd>): FailedEnd => ({
  component: COMPONENTS.azure,
  tool: 'tofu',
  signal: undefined,
  problems: [],
  unfinished: [],
  log: 'azure-deploy.log',
  ...changes,
});
const REST = 'run this again, it goes on from here; the whole log is azure-deploy.log';

describe('a step that failed', () => {
  test("has the tool's own words as its cause", () => {
    expect(failureCause(end({ problems: ['out of stock'] }))).toEqual(['out of stock']);
  });

  test('by a signal says which, after what the tool had said', () => {
    expect(failureCause(end({ problems: ['out of stock'], signal: 'SIGKILL' }))).toEqual([
      'out of stock',
      'tofu was killed (SIGKILL) before it ended',
    ]);
  });

  test.each<[string, Partial<FailedEnd>, string]>([
    [
      'a resource that exists already',
      { problems: ['A resource already exists - to be managed via Terraform it needs to be imported'] },
      'import it (`tofu import`)',
    ],
    [
      'a tunnel that did not come up',
      { component: COMPONENTS.router, problems: ['WaitCondition timed out'] },
      "the router's",
    ],
    ['a quota', { problems: ['Quota exceeded'] }, 'ask for a higher quota'],
    ['any other refusal of Azure', { problems: ['no'] }, "what was made is in Terraform's state"],
    ['any other refusal of AWS', { component: COMPONENTS.network, problems: ['no'] }, 'CloudFormation rolled back'],
    [
      'a killed Terraform',
      { signal: 'SIGKILL', unfinished: ['a.b', 'a.c'] },
      'what tofu had finished is in its state; it was at work on a.b, a.c, which may exist without being there',
    ],
    [
      'a Terraform killed between two resources',
      { signal: 'SIGKILL' },
      `what tofu had finished is in its state; ${REST}`,
    ],
    [
      'a killed toolkit',
      { component: COMPONENTS.network, signal: 'SIGTERM' },
      'CloudFormation goes on without the toolkit',
    ],
  ])('for %s says what to do next', (_, changes, remedy) => {
    expect(failureRemedy(end(changes))).toContain(remedy);
    expect(failureRemedy(end(changes))).toContain(REST);
  });
});

describe('a step that Ctrl-C interrupted', () => {
  test('names what Terraform was at work on', () => {
    expect(afterInterruption(end({ unfinished: ['a.b'] }))).toBe('tofu has noted what it made (a.b was under way)');
    expect(afterInterruption(end({}))).toBe('tofu has noted what it made');
  });

  test('leaves CloudFormation at work', () => {
    expect(afterInterruption(end({ component: COMPONENTS.router }))).toContain('the next run waits for it');
  });
});
