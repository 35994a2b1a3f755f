import { withRouter } from '../fixtures/config';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf, viewOf } from '../fixtures/link-of';
import { knownDeployment, renderRouter } from '../../lib/router/router-files';
import { readRouterScripts } from '../../lib/router/scripts.edge';

const TIMER = '/etc/systemd/system/apt-daily-upgrade.timer.d/vpc2vnet.conf';
const SETTINGS = '/etc/apt/apt.conf.d/60vpc2vnet';

function fileOf(path: string, automaticReboot?: string): string | undefined {
  const view = viewOf(linkOf(withRouter(automaticReboot === undefined ? {} : { automaticReboot }), DEPLOYED));
  const { files } = renderRouter(view, readRouterScripts(), knownDeployment(view));
  return files.find((file) => file.path === path)?.content;
}

describe('the upgrades of a router', () => {
  test.each([
    [undefined, '04:00'],
    ['23:30', '23:30'],
  ])('of automaticReboot %s are at %s UTC, to the minute, and at no other time', (automaticReboot, time) => {
    expect(fileOf(TIMER, automaticReboot)).toBe(
      `[Timer]\nOnCalendar=\nOnCalendar=*-*-* ${time} UTC\nRandomizedDelaySec=0\n`,
    );
  });

  test('are followed at once by the reboot that one of them requires', () => {
    expect(fileOf(SETTINGS)).toContain('Unattended-Upgrade::Automatic-Reboot "true";\n');
    expect(fileOf(SETTINGS)).not.toContain('Automatic-Reboot-Time');
  });

  test('with automaticReboot off have the time of the distribution and no reboot', () => {
    expect(fileOf(TIMER, 'off')).toBeUndefined();
    expect(fileOf(SETTINGS, 'off')).toContain('Unattended-Upgrade::Automatic-Reboot "false";\n');
  });
});
