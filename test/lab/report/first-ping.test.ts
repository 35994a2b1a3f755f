import type { LabEvent, Outcome } from '../../../lib/lab/findings';
import { watchFirstPing } from '../../../lib/lab/report/first-ping';

const ping = (outcome: Outcome): LabEvent => ({
  kind: 'check',
  check: { id: 'ping-to-azure', title: 'aws-host pings azure-vm', outcome, detail: '' },
});

describe('the time to the first ping', () => {
  test('counts from the booted kernel when the time at which the hosts booted is not given', () => {
    const { report, secondsToFirstPing } = watchFirstPing(() => undefined);
    const clock = jest.spyOn(performance, 'now');
    const start = performance.now();
    clock.mockReturnValueOnce(start + 3000);
    report({ kind: 'step', text: 'kernel booted', seconds: 0.3 });
    clock.mockReturnValueOnce(start + 7000);
    report(ping('passed'));
    clock.mockRestore();

    expect(secondsToFirstPing()?.fromBoot).toBeCloseTo(4);
  });

  test('is unknown when no ping was answered', () => {
    const { report, secondsToFirstPing } = watchFirstPing(() => undefined);
    report(ping('failed'));

    expect(secondsToFirstPing()).toBeUndefined();
  });

  test('leaves every event to the reporter', () => {
    const seen: LabEvent[] = [];
    watchFirstPing((event) => seen.push(event)).report(ping('passed'));

    expect(seen).toEqual([ping('passed')]);
  });
});
