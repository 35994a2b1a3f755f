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
const REST = 'run this again to resume; the full log is azure-deploy.log';

describe('a step that failed', () => {
  test("has the tool's error messages as its cause", () => {
    expect(failureCause(end({ problems: ['out of stock'] }))).toEqual(['out of stock']);
  });

  test('by a signal names the signal after the messages of the tool', () => {
    expect(failureCause(end({ problems: ['out of stock'], signal: 'SIGKILL' }))).toEqual([
      'out of stock',
      'tofu was killed (SIGKILL) before it finished',
    ]);
  });

  test.each<[string, Partial<FailedEnd>, string]>([
    [
      'a resource that exists already',
      { problems: ['A resource already exists - to be managed via Terraform it needs to be imported'] },
      'import it (`tofu import`)',
    ],
    [
      'a tunnel that was not established',
      { component: COMPONENTS.router, problems: ['WaitCondition timed out'] },
      "the router's",
    ],
    [
      'a router whose first boot failed',
      {
        component: COMPONENTS.router,
        problems: ['AWS::CloudFormation::WaitCondition router1WaitPrepared0d259921 received failed message: line 3'],
      },
      'the router could not be prepared',
    ],
    ['a quota', { problems: ['Quota exceeded'] }, 'request a higher quota'],
    [
      'a throttled request, though its message names a limit',
      { problems: ['TooManyRequests: The request is throttled as the limit has been reached'] },
      'wait some minutes',
    ],
    [
      'a policy, though its name has a limit',
      { problems: ["RequestDisallowedByPolicy: disallowed by policy 'Limit allowed locations'"] },
      'ask who owns the policy',
    ],
    [
      'the prefix of a subnet in use',
      { problems: ['InUsePrefixCannotBeDeleted: IpPrefix 10.3.0.0/24 on Subnet a has active allocations'] },
      'keep the names and prefixes of subnets that are in use',
    ],
    [
      'a gateway of another generation',
      { problems: ['CrossSeriesOrCrossGatewayGenenrationResizeNotSupported: Resize across generations'] },
      'set `azure.gateway.sku`',
    ],
    [
      'a public IP in use',
      { problems: ['PublicIPAddressCannotBeDeleted: can not be deleted since it is still allocated'] },
      'remove what uses the resource',
    ],
    ['a size that is not available', { problems: ['SkuNotAvailable: The requested VM size'] }, 'azure.testVm.size'],
    ['a namespace that is not registered', { problems: ['MissingSubscriptionRegistration'] }, 'az provider register'],
    [
      'an export in use',
      { component: COMPONENTS.network, problems: ['Cannot delete export a as it is in use by demo-router'] },
      'remove what uses the resource',
    ],
    [
      'an exceeded limit of AWS',
      { problems: ['VcpuLimitExceeded: You have requested more'] },
      'request a higher quota',
    ],
    ['any other error of Azure', { problems: ['no'] }, "the resources created so far are in Terraform's state"],
    ['any other error of AWS', { component: COMPONENTS.network, problems: ['no'] }, 'CloudFormation rolled back'],
    [
      'a killed Terraform',
      { signal: 'SIGKILL', unfinished: ['a.b', 'a.c'] },
      'the resources that tofu had finished are in its state; those in progress may exist without being in the state: a.b, a.c; ',
    ],
    [
      'a Terraform killed between two resources',
      { signal: 'SIGKILL' },
      `the resources that tofu had finished are in its state; ${REST}`,
    ],
    [
      'a killed toolkit',
      { component: COMPONENTS.network, signal: 'SIGTERM' },
      'CloudFormation continues without the toolkit',
    ],
  ])('for %s has the remedy', (_, changes, remedy) => {
    expect(failureRemedy(end(changes))).toContain(remedy);
    expect(failureRemedy(end(changes))).toContain(REST);
  });
});

describe('a step that Ctrl-C interrupted', () => {
  test('names the resources that Terraform was changing', () => {
    expect(afterInterruption(end({ unfinished: ['a.b'] }))).toBe('tofu has saved its state (in progress: a.b)');
    expect(afterInterruption(end({}))).toBe('tofu has saved its state');
  });

  test('leaves CloudFormation running', () => {
    expect(afterInterruption(end({ component: COMPONENTS.router }))).toContain('the next run waits for it');
  });
});
