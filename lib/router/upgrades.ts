import type { Assignments } from './assignments';
import type { Unit } from './systemd';

/** Security upgrades by themselves; the reboot that one requires follows at once, or never. */
export function upgradeSettings(rebootAt: string | undefined): Assignments {
  return [
    ['APT::Periodic::Update-Package-Lists', '1'],
    ['APT::Periodic::Unattended-Upgrade', '1'],
    ['Unattended-Upgrade::Automatic-Reboot', String(rebootAt !== undefined)],
  ];
}

/**
 * Upgrades at a time of day in UTC, to the minute: they restart the IKE daemon when a library of it is upgraded.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.timer.html
 */
export function upgradeTimer(time: string): Unit {
  const directives = [
    // An empty value ends the times of the distribution.
    ['OnCalendar', ''],
    ['OnCalendar', `*-*-* ${time} UTC`],
    ['RandomizedDelaySec', '0'],
  ] as const;
  return { sections: [{ name: 'Timer', directives }] };
}
