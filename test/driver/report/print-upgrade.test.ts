import { printUpgrade, type Upgrade } from '../../../lib/driver/report/print-upgrade';

const NOW = new Date('2026-01-11T00:00:00Z');
const upgrade = (deployed: string | undefined): Upgrade => ({
  instances: [{ name: 'router-1', architecture: 'arm64', deployed }],
  newest: { arm64: 'ami-0b' },
  images: [
    { id: 'ami-0a', created: '2025-01-11T00:00:00Z' },
    { id: 'ami-0b', created: '2026-01-08T00:00:00Z' },
  ],
  handoffFile: 'handoff.json',
  next: 'next: `npm run -s vpc2vnet plan`, then `npm run up`',
});

describe('an upgrade of the AMI', () => {
  test('is printed with both AMIs, their ages, and the next commands', () => {
    expect(printUpgrade(upgrade('ami-0a'), NOW)).toBe(
      [
        'router-1: ami-0a (365 days old) will be replaced with ami-0b (3 days old)',
        'handoff.json has the change; the next deployment replaces the instances, and the router keeps its Elastic IP',
        'next: `npm run -s vpc2vnet plan`, then `npm run up`',
      ].join('\n'),
    );
  });

  test.each([
    ['ami-0b', 'router-1: has the newest AMI, ami-0b (3 days old)'],
    [undefined, 'router-1: not deployed; will have ami-0b (3 days old)'],
    ['ami-0gone', 'router-1: ami-0gone will be replaced with ami-0b (3 days old)'],
  ])('of an instance with %s begins with its line', (deployed, line) => {
    expect(printUpgrade(upgrade(deployed), NOW).split('\n')[0]).toBe(line);
  });
});
