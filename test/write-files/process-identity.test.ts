import { livenessOf, type ProcessIdentity, type Processes } from '../../lib/write-files/process-identity';
import { identityOf, processesHere } from '../../lib/write-files/process-identity.edge';

const OWN: ProcessIdentity = {
  host: 'one',
  machine: 'installed',
  boot: 'today',
  namespace: 'pid:[4026531836]',
  pid: 10,
  started: '500',
};
/** Process 7 started at 100, and no other one exists. */
const HERE: Processes = { own: OWN, startOf: (pid) => (pid === 7 ? '100' : undefined) };
const DRIVER: ProcessIdentity = { ...OWN, pid: 7, started: '100' };
const CONTAINER = { namespace: 'pid:[4026532001]' };

describe('a process', () => {
  test.each<[string, Partial<ProcessIdentity>, string]>([
    ['is running', {}, 'running'],
    ['has ended when another one has its id', { started: '99' }, 'ended'],
    ['has ended when none has its id', { pid: 8 }, 'ended'],
    ['has ended when its id is 0', { pid: 0, started: '100' }, 'ended'],
    ['has ended when its id is negative', { pid: -1, started: '100' }, 'ended'],
    ['has ended when this machine was restarted', { boot: 'yesterday' }, 'ended'],
    ['is unknown on another machine', { boot: 'other', host: 'two', machine: 'other' }, 'unknown'],
    ['is unknown on a machine with the same name', { boot: 'other', machine: 'other' }, 'unknown'],
    ['is unknown in another container', CONTAINER, 'unknown'],
    ['is unknown in a container that was restarted with its machine', { ...CONTAINER, boot: 'yesterday' }, 'unknown'],
  ])('%s', (_, changed, expected) => {
    expect(livenessOf({ ...DRIVER, ...changed }, HERE)).toBe(expected);
  });

  test('of the first container is not the one with the same id of the next container', () => {
    const inContainer: Processes = { own: { ...OWN, namespace: 'pid:[2]', pid: 1 }, startOf: () => '900' };

    expect(livenessOf({ ...OWN, namespace: 'pid:[1]', pid: 1, started: '100' }, inContainer)).toBe('unknown');
  });

  test('is this one, with its start', () => {
    const own = identityOf();

    expect(own && livenessOf(own, processesHere())).toBe('running');
    expect(own && livenessOf({ ...own, started: '1' }, processesHere())).toBe('ended');
  });

  test('that does not exist has no identity', () => {
    expect(identityOf(2 ** 22 + 1)).toBeUndefined();
  });
});
